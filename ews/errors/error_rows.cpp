#include "ews/errors/error_rows.hpp"

#include <array>

namespace ews {
namespace {

using enum ErrorClass;

constexpr std::string_view busy = "The server throttles the account; roomgate waits as long as it asks for.";
constexpr std::string_view heals = "This heals by itself; roomgate tries again.";
constexpr std::string_view unreachable =
    "The server does not answer; check exchange.url, DNS, firewall and whether Exchange is up. roomgate "
    "tries again.";
constexpr std::string_view grant =
    "The account {account} lacks rights: Add-MailboxFolderPermission {room:\\Inbox} -User {account} "
    "-AccessRights Editor (the same for \\Calendar and '\\Deleted Items'), or Add-MailboxPermission {room} "
    "-User {account} -AccessRights FullAccess.";
constexpr std::string_view send_on_behalf =
    "The account {account} may not answer for the room: Set-Mailbox {room} -GrantSendOnBehalfTo "
    "@{Add={account}}.";
constexpr std::string_view impersonation =
    "The account {account} may not impersonate the room: New-ManagementRoleAssignment "
    "-Role ApplicationImpersonation -User {account}, or exchange.access = \"delegate\".";
constexpr std::string_view own_mailbox =
    "The account {account} has no mailbox: give it one, or use impersonation.";
constexpr std::string_view no_mailbox =
    "Exchange has no mailbox {room}: correct the room's mailbox address (roomgate rooms), or retire the "
    "room.";
constexpr std::string_view sign_in =
    "Exchange refuses the sign-in of {account}: check sign_in, user, domain and password_file (expired?), or "
    "keytab and clock with \"negotiate\", or the application's rights with \"oauth2\"; a TLS-terminating "
    "proxy breaks Extended Protection. So that the account is not locked it is tried again after 15 minutes, "
    "then after an hour, then once a day, however often roomgate starts; another password is tried at a "
    "restart or SIGHUP, the same one once after SIGHUP or by roomgate doctor --try-again.";
constexpr std::string_view token =
    "The token endpoint refuses the application {account}: check token_url, client_id, scope, and "
    "client_secret_file (expired?) or certificate_file and key_file. roomgate waits long between tries; "
    "SIGHUP, or roomgate doctor --try-again, ends the wait.";
constexpr std::string_view make_room = "The mailbox is full: empty its Deleted Items or raise its quota.";
constexpr std::string_view newer = "A newer message of the organizer decides.";
constexpr std::string_view wrong = "The item cannot be answered; look at it in the room's mailbox.";
constexpr std::string_view report =
    "Exchange finds fault with roomgate's request; please report this with the code.";
constexpr std::string_view expired =
    "The account {account} is disabled or its password has expired: see to it, and to password_file; "
    "SIGHUP, or roomgate doctor --try-again, ends the wait.";
constexpr std::string_view cannot_search =
    "The server cannot do what roomgate asks for; it tries again, and parks the answer in the end.";
constexpr std::string_view too_old = "The server takes no schema version from Exchange2007_SP1 on.";

constexpr std::array table{
    ErrorRow{"ErrorServerBusy", throttled, true, busy},
    ErrorRow{"ErrorTooManyObjectsOpened", throttled, true, busy},
    ErrorRow{"ErrorExceededConnectionCount", throttled, true, busy},
    ErrorRow{"HTTP 429", throttled, true, busy},
    ErrorRow{"HTTP 503", throttled, true,
             "Exchange is not available at the moment (HTTP 503); roomgate tries again."},

    ErrorRow{"ErrorInternalServerTransientError", transient, false, heals},
    ErrorRow{"ErrorInternalServerError", transient, false, heals},
    ErrorRow{"ErrorTimeoutExpired", transient, false, heals},
    ErrorRow{"ErrorMailboxStoreUnavailable", transient, false,
             "The room's mailbox database is down. roomgate tries again."},
    ErrorRow{"ErrorMailboxMoveInProgress", transient, false,
             "The room's mailbox is being moved. roomgate tries again."},
    ErrorRow{"ErrorMailboxFailover", transient, false,
             "The room's mailbox database changes servers. roomgate tries again."},
    ErrorRow{"ErrorNoRespondingCASInDestinationSite", transient, false, heals},
    ErrorRow{"ErrorNoApplicableProxyCASServersAvailable", transient, false, heals},
    ErrorRow{"ErrorNoDestinationCAS*", transient, false, heals},
    ErrorRow{"ErrorProxyCallFailed", transient, false, heals},
    ErrorRow{"ErrorProxyRequestProcessingFailed", transient, false, heals},
    ErrorRow{"ErrorProxyRequestNotAllowed", transient, false, heals},
    ErrorRow{"ErrorProxyTokenExpired", transient, false, heals},
    ErrorRow{"ErrorProxyServiceDiscoveryFailed", transient, false, heals},
    ErrorRow{"ErrorServiceDiscoveryFailed", transient, false, heals},
    ErrorRow{"ErrorMailboxLogonFailed", transient, false, heals},
    ErrorRow{"ErrorRequestAborted", transient, false, heals},
    ErrorRow{"ErrorResponseSchemaValidation", transient, false, heals},
    ErrorRow{
        "OutOfTime", transient, false,
        "The server answers slowly, or old meeting messages fill the room's Inbox and Deleted Items: remove "
        "them, or raise exchange.call_limit. roomgate tries again."},
    ErrorRow{"ErrorBatchProcessingStopped", transient, false, heals},
    ErrorRow{"ErrorConnectionFailed", transient, true, heals},
    ErrorRow{"ErrorADUnavailable", transient, true,
             "Exchange does not reach Active Directory. roomgate tries again."},
    ErrorRow{"ErrorADOperation", transient, true,
             "Exchange does not reach Active Directory. roomgate tries again."},
    ErrorRow{"ErrorInsufficientResources", transient, true, heals},
    ErrorRow{"ErrorNotEnoughMemory", transient, true, heals},
    ErrorRow{"HTTP 408", transient, true, heals},
    ErrorRow{"HTTP 5*", transient, true,
             "The server answers with an error page; look at its event log. roomgate tries again."},
    ErrorRow{"Unreachable", transient, true, unreachable},
    ErrorRow{"ConnectionLost", transient, true,
             "The connection broke before the answer came. roomgate tries again."},
    ErrorRow{"Timeout", transient, true, "No answer within exchange.call_limit. roomgate tries again."},
    ErrorRow{"NotReadable", transient, true,
             "What answers there is no EWS reply; check exchange.url, and for a proxy or load balancer in "
             "between."},

    ErrorRow{"ErrorIrresolvableConflict", conflict, false, heals},
    ErrorRow{"ErrorStaleObject", conflict, false, heals},
    ErrorRow{"ErrorInvalidChangeKey", conflict, false, heals},
    ErrorRow{"ErrorChangeKeyRequired*", change_key, false, cannot_search},

    ErrorRow{"ErrorItemNotFound", not_there, false,
             "The item is not in the room's mailbox (missing rights look the same)."},

    ErrorRow{"ErrorCalendarIsCancelledFor*", superseded, false, newer},
    ErrorRow{"ErrorCalendarMeetingRequestIsOutOfDate", superseded, false, newer},
    ErrorRow{"ErrorCalendarOccurrenceIsDeletedFromRecurrence", superseded, false, newer},

    ErrorRow{"ErrorCalendarIsDelegatedFor*", wrong_item, false, wrong},
    ErrorRow{"ErrorCalendarIsOrganizerFor*", wrong_item, false,
             "The room itself is the organizer. Nothing can be answered."},
    ErrorRow{"ErrorCalendarIsNotOrganizer*", wrong_item, false, wrong},
    ErrorRow{"ErrorCalendarIsGroupMailboxFor*", wrong_item, false, wrong},
    ErrorRow{"ErrorInvalidItemForOperation*", wrong_item, false, wrong},
    ErrorRow{"ErrorInvalidReferenceItem", wrong_item, false, wrong},
    ErrorRow{"ErrorItemCorrupt", wrong_item, false, wrong},
    ErrorRow{"ErrorCorruptData", wrong_item, false, wrong},
    ErrorRow{"ErrorInvalidId*", wrong_item, false, wrong},
    ErrorRow{"ErrorCalendarCannotUseIdFor*", wrong_item, false, wrong},

    ErrorRow{"ErrorAccessDenied", rights, false, grant},
    ErrorRow{"ErrorCreateItemAccessDenied", rights, false, grant},
    ErrorRow{"ErrorCannotDeleteObject", rights, false, grant},
    ErrorRow{"ErrorFolderNotFound", rights, false, grant},
    ErrorRow{"ErrorSendAsDenied", rights, false, send_on_behalf},
    ErrorRow{"ErrorNonExistentMailbox", rights, false, no_mailbox},
    ErrorRow{"ErrorNonPrimarySmtpAddress", rights, false, no_mailbox},
    ErrorRow{"ErrorInvalidSmtpAddress", rights, false, no_mailbox},
    ErrorRow{"ErrorMissingEmailAddress", rights, false, own_mailbox},
    ErrorRow{"ErrorSavedItemFolderNotFound", rights, false, own_mailbox},
    ErrorRow{"ErrorImpersonat*", rights, false, impersonation},
    ErrorRow{"ErrorInvalidExchangeImpersonationHeaderData", rights, false, impersonation},
    ErrorRow{"ErrorCrossSiteRequest", rights, false,
             "The room's mailbox is in another site: set exchange.url to a server of that site, or use "
             "autodiscover."},
    ErrorRow{"ErrorWrongServerVersion*", rights, false,
             "The room's mailbox is on another version of Exchange: set exchange.url to a server of that "
             "version."},
    ErrorRow{"ErrorAccountDisabled", rights, true, expired},
    ErrorRow{"ErrorPassword*", rights, true, expired},
    ErrorRow{"HTTP 401", rights, true, sign_in},
    ErrorRow{"TokenRefused", rights, true, token},
    ErrorRow{"EwsSwitchedOff", rights, true,
             "Exchange Online refuses EWS (X-EWS-Policy-Reason): it is switched off there from October 2026 "
             "and gone in April 2027. On-premises Exchange keeps EWS."},
    ErrorRow{"HTTP 3*", rights, true,
             "The address redirects, and roomgate follows no redirect: set exchange.url to the right one."},
    ErrorRow{
        "HTTP 403", rights, true,
        "Exchange refuses EWS to {account}: Set-CASMailbox {account} -EwsEnabled $true; check EwsAllowList."},
    ErrorRow{"HTTP 413", full, false,
             "The server takes no request of that size: raise its maxAllowedContentLength and "
             "MaxDocumentDataSize, and the limit of a proxy in between."},
    ErrorRow{"HTTP 440", rights, true,
             "A sign-in by form stands before EWS there: let /EWS through to Exchange as it is."},
    ErrorRow{"HTTP 4*", rights, true,
             "There is no EWS at that address: check exchange.url (https://HOST/EWS/Exchange.asmx)."},
    ErrorRow{"Tls", rights, true,
             "The server's certificate does not convince: check name and expiry, or set exchange.ca_file."},
    ErrorRow{"Settings", rights, true, "Correct the [[exchange]] entry."},
    ErrorRow{"NoServer", rights, true, "Add the domain to mail_domains of an [[exchange]] entry."},

    ErrorRow{"ErrorQuotaExceeded*", full, false, make_room},
    ErrorRow{"ErrorMessageSizeExceeded", full, false, make_room},
    ErrorRow{"ErrorMessagePerFolderCountReceiveQuotaExceeded", full, false, make_room},
    ErrorRow{"ErrorSubmissionQuotaExceeded", full, false,
             "The account {account} has sent as much as it may: raise its RecipientRateLimit."},

    ErrorRow{"ErrorSchemaValidation", our_fault, false, report},
    ErrorRow{"ErrorInvalidRequest", our_fault, false, report},
    ErrorRow{"ErrorInvalidPropertyRequest", our_fault, false, report},
    ErrorRow{"ErrorInvalidPropertySet", our_fault, false, report},
    ErrorRow{"ErrorInvalidInternetHeader*", our_fault, false, report},
    ErrorRow{"ErrorCalendarInvalid*", our_fault, false, report},
    ErrorRow{"ErrorTimeZone", our_fault, false, report},

    ErrorRow{"ErrorInvalidRestriction", search, false, cannot_search},
    ErrorRow{"ErrorUnsupported*", search, false, cannot_search},
    ErrorRow{"ErrorInvalidOperation", search, false, cannot_search},
    ErrorRow{"ErrorInvalidExtendedProperty*", search, false, cannot_search},
    ErrorRow{"ErrorInvalidPropertyForOperation", search, false, cannot_search},
    ErrorRow{"ErrorInvalidSubfilterType*", search, false, cannot_search},
    ErrorRow{"ErrorContainsFilterWrongType", search, false, cannot_search},
    ErrorRow{"ErrorQueryFilterTooLong", search, false, cannot_search},
    ErrorRow{"ErrorRestriction*", search, false, cannot_search},
    ErrorRow{"ErrorSearchFolderNotInitialized", search, false, cannot_search},
    ErrorRow{"ErrorExceededFindCountLimit", page_size, false, cannot_search},
    ErrorRow{"ErrorResultSetTooBig", page_size, false, cannot_search},
    ErrorRow{"ErrorInvalidPagingMaxRows", page_size, false, cannot_search},

    ErrorRow{"ErrorInvalidServerVersion", version, false, too_old},
    ErrorRow{"ErrorIncorrectSchemaVersion", version, false, too_old},
    ErrorRow{"ErrorInvalidSchemaVersionForMailboxVersion", version, false, too_old},

    ErrorRow{"*", unknown, false,
             "roomgate does not know this code; it tries again, and parks the answer in the end."},
};

}  // namespace

std::span<const ErrorRow> error_rows() { return table; }

}  // namespace ews
