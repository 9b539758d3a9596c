#include "tests/ews/recorded_exchange.hpp"

// Servers that tell, take or refuse something else than the simulator.

namespace {

using namespace ews_test;

class UnlikeServer : public RecordedExchange {
  protected:
    // What our header says in the answer that was sent.
    std::string mark() const {
        const auto create = std::ranges::find_if(requests, is_create);
        const auto at = create->find("X-Roomgate-Answer\">") + 19;
        return create->substr(at, create->find('<', at) - at);
    }
    std::string marked_copy() const {
        return item(9,
                    "<t:ExtendedProperty><t:ExtendedFieldURI PropertyName=\"x-roomgate-answer\"/><t:Value>" +
                        mark() + "</t:Value></t:ExtendedProperty>",
                    "Message");
    }
    static reserve::Wait waits(const reserve::Delivery& delivery) {
        const auto* const wait = std::get_if<reserve::Wait>(&delivery);
        EXPECT_TRUE(wait) << "is alternative " << delivery.index();
        return wait ? *wait : reserve::Wait{};
    }
};

// GetItem.

TEST_F(UnlikeServer, ThatThrottlesGetItemIsWaitedFor) {
    script = [](const std::string& request) {
        return is_find(request) ? found(item(7, "")) : refused("GetItem", "ErrorServerBusy");
    };
    EXPECT_EQ(waits(deliver(accept())).scope, reserve::Wait::Scope::server);
}

TEST_F(UnlikeServer, ThatHidesTheItemNamesTheRights) {
    script = [](const std::string& request) {
        return is_find(request) ? found(item(7, "")) : refused("GetItem", "ErrorAccessDenied");
    };
    EXPECT_TRUE(waits(deliver(accept())).slowly);
}

TEST_F(UnlikeServer, ThatHidesAnotherItemShowsTheRequest) {
    script = [](const std::string& request) {
        if (is_create(request)) return done("CreateItem");
        if (is_find(request)) return found(item(6, "") + item(7, ""));
        std::string both = got(our_request);
        return both.insert(both.find("<m:GetItemResponseMessage"),
                           refusal_of("GetItem", "ErrorAccessDenied"));
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
}

TEST_F(UnlikeServer, ThatTellsNoUidInTheCalendarIsAskedForIt) {
    reserve::Answer decline_of_a_date = accept();
    decline_of_a_date.content.steps.front().kind = reserve::AnswerKind::decline;
    decline_of_a_date.content.steps.front().recurrence_id = stamp + 240h;
    script = [](const std::string& request) {
        const std::string date = "<t:Start>2026-11-30T08:00:00Z</t:Start>";
        if (is_create(request)) return done("CreateItem");
        if (is_find(request)) return found(item(7, date, "CalendarItem"));
        return got(item(7, our_uid + date, "CalendarItem"));
    };
    EXPECT_TRUE(is_sent(deliver(decline_of_a_date)));
    EXPECT_EQ(count(accepts_7), 1U);
}

// Answering.

TEST_F(UnlikeServer, ThatWantsTheChangeKeyGetsIt) {
    script = [](const std::string& request) {
        if (is_find(request)) return found(our_request);
        return has(request, "ChangeKey=\"key-7\"") ? done("CreateItem")
                                                   : refused("CreateItem", "ErrorChangeKeyRequired");
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count("<t:ReferenceItemId Id=\"id-7\" ChangeKey=\"key-7\"/>"), 1U);
}

class RefusedHeader : public UnlikeServer, public testing::WithParamInterface<const char*> {};

TEST_P(RefusedHeader, LeadsToAnswersWithoutIt) {
    script = [](const std::string& request) {
        if (is_find(request)) return found(our_request);
        return has(request, "X-Roomgate-Answer") ? refused("CreateItem", GetParam()) : done("CreateItem");
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_TRUE(is_sent(deliver(accept())));
    EXPECT_EQ(count("X-Roomgate-Answer"), 1U);
    EXPECT_EQ(count(accepts_7), 3U);
}

INSTANTIATE_TEST_SUITE_P(Codes, RefusedHeader,
                         testing::Values("ErrorInvalidPropertySet", "ErrorInvalidRequest",
                                         "ErrorInvalidOperation", "ErrorUnsupportedPropertyDefinition",
                                         "ErrorInvalidInternetHeaderChildNodes"),
                         [](const auto& it) { return std::string(it.param); });

TEST_F(UnlikeServer, ThatStumblesWithAnUnknownCodeIsLookedAtForEvidence) {
    script = [this](const std::string& request) {
        if (is_create(request)) return fault("ErrorOfItsOwn");
        return found(has(request, "\"sentitems\"") ? marked_copy() : our_request);
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
}

TEST_F(UnlikeServer, ThatCannotSearchByTheTimeOfCreationIsLookedThroughForEvidence) {
    script = [this](const std::string& request) {
        if (is_create(request)) return fault("ErrorInternalServerError");
        if (!has(request, "\"sentitems\"")) return found(our_request);
        return is_restricted(request) ? refused("FindItem", "ErrorUnsupportedQueryFilter")
                                      : found(marked_copy());
    };
    EXPECT_TRUE(is_sent(deliver(accept())));
}

TEST_F(UnlikeServer, ThatShowsNoSentItemsAtAllShowsNoEvidenceThere) {
    script = [](const std::string& request) {
        return has(request, "\"sentitems\"") ? refused("FindItem", "ErrorUnsupportedPathForQuery")
                                             : found("");
    };
    EXPECT_EQ(look(accept()), reserve::Evidence::none);
}

TEST_F(UnlikeServer, ThatTakesAllTheTimeHoldsUpOnlyThatAnswer) {
    server.call_limit = 0s;
    const reserve::Wait wait = waits(deliver(accept()));
    EXPECT_EQ(wait.code, "OutOfTime");
    EXPECT_EQ(wait.scope, reserve::Wait::Scope::answer);
}

}  // namespace
