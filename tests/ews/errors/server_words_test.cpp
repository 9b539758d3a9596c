// The error table with the words that Exchange has for each code (its documentation of ResponseCode and
// ServiceError), in the two forms that real servers give them: samples exchangelib/test_services-3.xml and
// msdocs/createitem-operation-meeting-request-3.xml.
#include <gtest/gtest.h>

#include "ews/errors/error_table.hpp"
#include "ews/responses/reply.hpp"
#include "tests/ews/recorded_exchange.hpp"

namespace {

using namespace ews;
using enum ErrorClass;

struct Said {
    ErrorClass error_class;
    const char* code;
    const char* words;
};

const std::vector<Said> all{
    {throttled, "ErrorServerBusy", "The server cannot service this request right now. Try again later."},
    {throttled, "ErrorTooManyObjectsOpened", "Too many concurrent connections opened."},
    {throttled, "ErrorExceededConnectionCount",
     "You have exceeded the available concurrent connections for your account. Try again once your other "
     "requests have completed."},
    {transient, "ErrorInternalServerTransientError", "An internal server error occurred. Try again later."},
    {transient, "ErrorInternalServerError", "An internal server error occurred. The operation failed."},
    {transient, "ErrorMailboxStoreUnavailable", "The mailbox database is temporarily unavailable."},
    {transient, "ErrorMailboxMoveInProgress", "Mailbox move in progress. Try again later."},
    {transient, "ErrorConnectionFailed", "Connection did not succeed. Try again later."},
    {transient, "ErrorADUnavailable", "Active Directory is unavailable. Try again later."},
    {transient, "ErrorADOperation", "Active Directory operation did not succeed. Try again later."},
    {transient, "ErrorInsufficientResources", "Resources are unavailable. Try again later."},
    {transient, "ErrorNotEnoughMemory", "There was not enough memory to complete the request."},
    {transient, "ErrorBatchProcessingStopped", "Item was not processed as a result of a previous error."},
    {transient, "ErrorProxyCallFailed",
     "Request failed because EWS could not contact the appropriate CAS server for this request."},
    {transient, "ErrorNoRespondingCASInDestinationSite",
     "Exchange Web Services are not currently available for this request because none of the Client Access "
     "Servers in the destination site could process the request."},
    {transient, "ErrorNoApplicableProxyCASServersAvailable",
     "Exchange Web Services are not currently available for this request because there are no available "
     "Client "
     "Access Services Servers in the target AD Site."},
    {conflict, "ErrorIrresolvableConflict",
     "The send or update operation could not be performed because the change key passed in the request does "
     "not "
     "match the current change key for the item."},
    {conflict, "ErrorInvalidChangeKey", "The change key is invalid."},
    {change_key, "ErrorChangeKeyRequired",
     "ChangeKey is required if overriding automatic conflict resolution."},
    {change_key, "ErrorChangeKeyRequiredForWriteOperations", "ChangeKey is required for this operation."},
    {not_there, "ErrorItemNotFound", "The specified object was not found in the store."},
    {superseded, "ErrorCalendarIsCancelledForAccept", "A meeting that's been canceled can't be accepted."},
    {superseded, "ErrorCalendarIsCancelledForDecline", "A canceled meeting can't be declined."},
    {superseded, "ErrorCalendarIsCancelledForTentative", "A canceled meeting can't be accepted tentatively."},
    {superseded, "ErrorCalendarMeetingRequestIsOutOfDate",
     "The meeting request is out of date. The calendar couldn't be updated."},
    {superseded, "ErrorCalendarOccurrenceIsDeletedFromRecurrence",
     "Occurrence with this index was previously deleted from the recurrence."},
    {wrong_item, "ErrorCalendarIsDelegatedForAccept",
     "AcceptItem action is invalid for a delegated meeting message."},
    {wrong_item, "ErrorCalendarIsDelegatedForTentative",
     "The TentativelyAcceptItem action isn't valid for a delegated meeting message."},
    {wrong_item, "ErrorCalendarIsOrganizerForDecline",
     "The user is the organizer of this meeting, and cannot, therefore, decline it."},
    {wrong_item, "ErrorInvalidItemForOperationDeclineItem",
     "Item type is invalid for DeclineItem operation."},
    {wrong_item, "ErrorInvalidReferenceItem", "The reference item does not support the requested operation."},
    {wrong_item, "ErrorInvalidIdMalformed", "Id is malformed."},
    {wrong_item, "ErrorInvalidIdMonikerTooLong", "Moniker exceeded allowable length."},
    {wrong_item, "ErrorItemCorrupt", "The item is corrupt."},
    {rights, "ErrorAccessDenied", "Access is denied. Check credentials and try again."},
    {rights, "ErrorCreateItemAccessDenied",
     "Unable to create item. The user account does not have the right to create items."},
    {rights, "ErrorFolderNotFound", "The specified folder could not be found in the store."},
    {rights, "ErrorNonExistentMailbox", "Mailbox does not exist."},
    {rights, "ErrorNonPrimarySmtpAddress",
     "The primary SMTP address must be specified when referencing a mailbox."},
    {rights, "ErrorImpersonateUserDenied",
     "The account does not have permission to impersonate the requested user."},
    {rights, "ErrorImpersonationFailed", "Impersonation failed."},
    {rights, "ErrorMissingEmailAddress",
     "When making a request as an account that does not have a mailbox, you must specify the mailbox primary "
     "SMTP address for any distinguished folder Ids."},
    {rights, "ErrorAccountDisabled", "Account is disabled. Contact the account administrator."},
    {rights, "ErrorPasswordExpired", "Password has expired. Change password."},
    {rights, "ErrorCrossSiteRequest",
     "This request isn't allowed because the Client Access server that's servicing the request is in a "
     "different "
     "site than the requested resource. Use Autodiscover to find the correct URL for accessing the specified "
     "resource."},
    {rights, "ErrorSendAsDenied",
     "The user account which was used to submit this request does not have the right to send mail on behalf "
     "of the specified sending account."},
    {full, "ErrorQuotaExceeded", "Mailbox has exceeded maximum mailbox size."},
    {full, "ErrorMessageSizeExceeded", "The message exceeds the maximum supported size."},
    {our_fault, "ErrorSchemaValidation", "The request failed schema validation."},
    {our_fault, "ErrorInvalidRequest", "The request is invalid."},
    {our_fault, "ErrorInvalidPropertyRequest", "Property is not valid for this object type."},
    {our_fault, "ErrorInvalidPropertySet", "Set action is invalid for property."},
    {our_fault, "ErrorCalendarInvalidPropertyValue", "The property has an invalid value."},
    {our_fault, "ErrorCalendarInvalidTimeZone", "TimeZone is invalid."},
    {our_fault, "ErrorTimeZone", "The time zone isn't valid."},
    {search, "ErrorInvalidRestriction", "The restriction is invalid."},
    {search, "ErrorContainsFilterWrongType", "The Contains filter can only be used for string properties."},
    {page_size, "ErrorExceededFindCountLimit",
     "You have exceeded the maximum number of objects that can be returned for the find operation. Use "
     "paging to "
     "reduce the result size and try your request again."},
    {version, "ErrorInvalidServerVersion", "The specified server version is invalid."},
    {version, "ErrorInvalidSchemaVersionForMailboxVersion",
     "The mailbox that was requested doesn't support the specified RequestServerVersion."},
    {version, "ErrorIncorrectSchemaVersion",
     "The request is valid but does not specify the correct server version in the RequestServerVersion SOAP "
     "header. Ensure that the RequestServerVersion SOAP header is set with the correct "
     "RequestServerVersionValue."},
};

std::string fault(const Said& said) {
    const std::string code = said.code, words = said.words;
    const std::string errors = " xmlns:e=\"http://schemas.microsoft.com/exchange/services/2006/errors\">";
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><s:Envelope "
           "xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault><faultcode "
           "xmlns:a=\"http://schemas.microsoft.com/exchange/services/2006/types\">a:" +
           code + "</faultcode><faultstring xml:lang=\"en-US\">" + words +
           "</faultstring><detail><e:ResponseCode" + errors + code + "</e:ResponseCode><e:Message" + errors +
           words + "</e:Message></detail></s:Fault></s:Body></s:Envelope>";
}

std::string message(const Said& said) {
    return ews_test::messages_of(
        "CreateItem", "<m:CreateItemResponseMessage ResponseClass=\"Error\"><m:MessageText>" +
                          std::string(said.words) + "</m:MessageText><m:ResponseCode>" + said.code +
                          "</m:ResponseCode><m:DescriptiveLinkKey>0</m:DescriptiveLinkKey><m:Items/>"
                          "</m:CreateItemResponseMessage>");
}

Trouble trouble(int status, const std::string& body) {
    auto read = read_reply(HttpReply{.status = status, .body = body, .ews_policy_reason = {}, .server_time = {}});
    if (auto* const told = std::get_if<Trouble>(&read)) return *told;
    return trouble_of(std::get<Reply>(read).messages.front()).value_or(Trouble{});
}

TEST(ErrorInTheServersWords, IsOfItsClassInAFaultAndInAResponseMessage) {
    for (const Said& said : all)
        for (const Trouble& told : {trouble(500, fault(said)), trouble(200, message(said))}) {
            EXPECT_EQ(told.code, said.code);
            EXPECT_EQ(told.error_class, said.error_class) << said.code;
            EXPECT_EQ(told.message, said.words);
        }
}

// Between the servers of an organization, before the room's own has seen the request.
TEST(ErrorBetweenServers, HealsAndHasDoneNothing) {
    for (const auto* const code : {"ErrorProxyRequestNotAllowed", "ErrorProxyTokenExpired",
                                   "ErrorProxyServiceDiscoveryFailed", "ErrorServiceDiscoveryFailed",
                                   "ErrorMailboxLogonFailed"}) {
        EXPECT_EQ(error_row(code).error_class, transient) << code;
        EXPECT_EQ(fate_of(code), Fate::refused) << code;
    }
}

TEST(ErrorOfAStatus, IsASignInByFormWhereTheServerSays440) {
    const std::string words = words_for(trouble(440, "<html>Login Timeout"), "rome@corp.example.com", "roomgate");
    EXPECT_EQ(words, "HTTP 440. A sign-in by form stands before EWS there: let /EWS through to Exchange as it is.");
}

TEST(ErrorInTheServersWords, IsAlwaysGivenACauseAndACure) {
    for (const Said& said : all) EXPECT_GT(error_row(said.code).remedy.size(), 20U) << said.code;
}

}  // namespace
