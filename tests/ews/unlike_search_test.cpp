#include "tests/ews/recorded_exchange.hpp"

// Servers that search otherwise than the simulator.

namespace {

using namespace ews_test;

class UnlikeSearch : public RecordedExchange {};

const std::string searches_by_id = "<t:IsEqualTo><t:ExtendedFieldURI";
const std::string searches_by_message_id = "message:InternetMessageId\"/><t:FieldURIOrConstant>";
const std::string searches_by_class = "<t:Contains ";
std::string offset_of(const std::string& request) {
    const auto at = request.find("Offset=\"") + 8;
    return request.substr(at, request.find('"', at) - at);
}

class RefusedRestriction : public RecordedExchange, public testing::WithParamInterface<const char*> {};

TEST_P(RefusedRestriction, LeadsToThePlainList) {
    script = [](const std::string& request) {
        if (is_create(request)) return done("CreateItem");
        return is_restricted(request) ? refused("FindItem", GetParam()) : found(our_request);
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count(accepts_7), 1U);
}

TEST_P(RefusedRestriction, LeadsToThePlainListAfterAFaultToo) {
    script = [](const std::string& request) {
        if (is_create(request)) return done("CreateItem");
        return is_restricted(request) ? fault(GetParam()) : found(our_request);
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count(accepts_7), 1U);
}

INSTANTIATE_TEST_SUITE_P(Codes, RefusedRestriction,
                         testing::Values("ErrorInvalidRestriction", "ErrorUnsupportedPathForQuery",
                                         "ErrorUnsupportedQueryFilter", "ErrorUnsupportedPathForSortGroup",
                                         "ErrorRestrictionTooComplex", "ErrorInvalidExtendedProperty",
                                         "ErrorInvalidRequest", "ErrorSchemaValidation"),
                         [](const auto& it) { return std::string(it.param); });

// SOAP 1.1 has four codes, and toolkits say no more than that.
TEST_F(UnlikeSearch, ThatRefusesRestrictionsWithoutACodeOfEwsShowsThePlainList) {
    script = [](const std::string& request) {
        if (is_create(request)) return done("CreateItem");
        if (!is_restricted(request)) return found(our_request);
        return envelope_of(
            "<S:Fault><faultcode>S:Client</faultcode><faultstring>Restriction is not supported</faultstring>"
            "</S:Fault>");
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count(accepts_7), 1U);
}

TEST_F(UnlikeSearch, ThatSaysNoWithoutACodeOfEwsToThePlainListTooIsWaitedFor) {
    script = [](const std::string&) { return refused("FindItem", "ErrorOfTomorrow"); };
    const auto delivery = deliver(accept());
    ASSERT_TRUE(std::holds_alternative<reserve::Wait>(delivery));
    EXPECT_EQ(std::get<reserve::Wait>(delivery).code, "ErrorOfTomorrow");
}

TEST_F(UnlikeSearch, ThatTakesNoSearchAtAllParksTheAnswerWithTheRequest) {
    script = [](const std::string&) { return refused("FindItem", "ErrorSchemaValidation"); };
    const auto delivery = deliver(accept());
    ASSERT_TRUE(std::holds_alternative<reserve::CannotHeal>(delivery));
    EXPECT_TRUE(has(std::get<reserve::CannotHeal>(delivery).words, "The request was: <m:FindItem"));
}

TEST_F(UnlikeSearch, ThatFindsFaultWithTheAnswerIsQuotedTheRequest) {
    script = [](const std::string& request) {
        return is_find(request) ? found(our_request) : refused("CreateItem", "ErrorInvalidPropertySet");
    };
    const auto delivery = deliver(accept());
    ASSERT_TRUE(std::holds_alternative<reserve::CannotHeal>(delivery));
    EXPECT_TRUE(has(std::get<reserve::CannotHeal>(delivery).words, "The request was: <m:CreateItem"));
}

TEST_F(UnlikeSearch, ThatWantsTwoThingsInAnOrGetsNoOrForOne) {
    reserve::Answer of_outlook = accept();
    of_outlook.content.uid =
        "040000008200E00074C5B7101A82E008" + std::string(48, '0') + "10000000" + std::string(32, 'A');
    script = [](const std::string&) { return found(""); };
    deliver(of_outlook);
    EXPECT_EQ(count("<m:Restriction><t:IsEqualTo><t:ExtendedFieldURI"), 1U);
    EXPECT_EQ(count("<t:Or>"), 0U);
}

TEST_F(UnlikeSearch, ThatTakesOneFolderAtATimeIsAskedForEach) {
    script = [](const std::string& request) {
        if (is_create(request)) return done("CreateItem");
        if (has(request, "\"inbox\"") && has(request, "\"deleteditems\""))
            return fault("ErrorInvalidRequest");
        return messages_of("FindItem", folder(has(request, "\"inbox\"") ? our_request : ""));
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count(searches_by_id), 3U);
}

TEST_F(UnlikeSearch, ThatAnswersForTheFirstFolderOnlyIsAskedForTheOther) {
    script = [](const std::string& request) {
        if (is_create(request)) return done("CreateItem");
        return messages_of("FindItem", folder(has(request, "\"inbox\"") ? our_request : ""));
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count("<m:ParentFolderIds><t:DistinguishedFolderId Id=\"deleteditems\">"), 1U);
}

TEST_F(UnlikeSearch, ThatGivesFewerItemsAtATimeIsAskedForFewer) {
    script = [](const std::string& request) {
        if (is_create(request)) return done("CreateItem");
        return has(request, "MaxEntriesReturned=\"100\"") ? refused("FindItem", "ErrorExceededFindCountLimit")
                                                          : found(our_request);
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
}

TEST_F(UnlikeSearch, ThatTellsNoUidAnywhereFindsTheRequestByItsMessage) {
    script = [](const std::string& request) {
        const std::string told = item(7, "<t:InternetMessageId>&lt;m1@example.org&gt;</t:InternetMessageId>");
        if (is_create(request)) return done("CreateItem");
        return has(request, "<m:GetItem>") ? got(told)
                                           : found(has(request, searches_by_message_id) ? told : "");
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count(accepts_7), 1U);
}

TEST_F(UnlikeSearch, ThatTellsNoItemClassTellsItByTheElement) {
    script = [](const std::string& request) {
        const std::string cancellation = item(8, our_uid, "MeetingCancellation");
        if (is_create(request)) return done("CreateItem");
        return is_find(request) ? found(cancellation + our_request) : got(cancellation);
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count(accepts_7), 1U);
}

// Paging.

// Page after page of strangers, newest first; the request is on the page that begins at `offset`.
std::string crowd(const std::string& request, const std::string& offset, const std::string& received) {
    if (is_create(request)) return done("CreateItem");
    if (!has(request, searches_by_class)) return refused("FindItem", "ErrorUnsupportedPathForQuery");
    const int at = std::stoi(offset_of(request));
    const std::string came = "<t:DateTimeReceived>" + received + "</t:DateTimeReceived>";
    const std::string stranger = item(1000 + at, "<t:UID>other@example.org</t:UID>" + came);
    return messages_of("FindItem", folder(stranger + (offset_of(request) == offset ? our_request : ""),
                                          "TotalItemsInView=\"3000\" IncludesLastItemInRange=\"False\" "
                                          "IndexedPagingOffset=\"" +
                                              std::to_string(at + 10) + "\""));
}

TEST_F(UnlikeSearch, WithThousandsOfItemsIsPagedThroughUpToTheRequest) {
    script = [](const std::string& request) { return crowd(request, "200", "2026-11-20T08:30:00Z"); };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count(searches_by_class), 21U);
}

TEST_F(UnlikeSearch, WithThousandsOfItemsIsNotPagedThroughBeyondTheRequestsAge) {
    script = [](const std::string& request) { return crowd(request, "none", "2026-11-10T08:30:00Z"); };
    EXPECT_TRUE(std::holds_alternative<reserve::NotThere>(deliver(accept())));
    EXPECT_EQ(count(searches_by_class), 2U);
}

TEST_F(UnlikeSearch, ThatDoesNotSortIsPagedThroughToTheEnd) {
    script = [](const std::string& request) {
        if (is_create(request)) return done("CreateItem");
        if (!has(request, searches_by_class)) return refused("FindItem", "ErrorUnsupportedPathForQuery");
        if (offset_of(request) != "0") return messages_of("FindItem", folder(our_request));
        const std::string uid = "<t:UID>other@example.org</t:UID><t:DateTimeReceived>2026-0";
        return messages_of("FindItem", folder(item(1, uid + "1-01T08:00:00Z</t:DateTimeReceived>") +
                                                  item(2, uid + "2-01T08:00:00Z</t:DateTimeReceived>"),
                                              "TotalItemsInView=\"3\" IndexedPagingOffset=\"2\""));
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
}

TEST_F(UnlikeSearch, ThatTellsUidsInGetItemOnlyIsAskedForTheLikeliestFirst) {
    script = [](const std::string& request) {
        if (is_create(request)) return done("CreateItem");
        if (has(request, "<m:GetItem>")) return got(has(request, "\"id-7\"") ? our_request : "");
        if (!has(request, searches_by_class)) return refused("FindItem", "ErrorUnsupportedPathForQuery");
        std::string items;
        for (int i = 100; i < 300; ++i) {
            items += item(i, "<t:DateTimeReceived>2026-11-20T22:00:00Z</t:DateTimeReceived>");
        }
        return found(items + item(7, "<t:DateTimeReceived>2026-11-20T08:00:09Z</t:DateTimeReceived>"));
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count(accepts_7), 1U);
}

TEST_F(UnlikeSearch, IsNotAskedAgainForItemsOfOtherMeetings) {
    script = [](const std::string& request) {
        if (!has(request, searches_by_class)) return refused("FindItem", "ErrorUnsupportedPathForQuery");
        return found(item(8, "<t:UID>other@example.org</t:UID>"));
    };
    EXPECT_TRUE(std::holds_alternative<reserve::NotThere>(deliver(accept())));
    EXPECT_EQ(count("<m:GetItem>"), 0U);
}

}  // namespace
