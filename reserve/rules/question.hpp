#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "reserve/directory.hpp"
#include "reserve/meeting.hpp"
#include "reserve/receiving/requester_check.hpp"
#include "reserve/rules/asked_meeting.hpp"
#include "reserve/rules/policy.hpp"
#include "reserve/rules/words/answer_texts.hpp"

namespace reserve {

// All that a decision about one meeting of one room rests on, beside the room's calendar.
struct Question {
    AskedMeeting asked;
    Meeting stored;
    std::vector<Address>
        profile_addresses;  // of the stored requester, if found by its own address (ruling 12)
    Room room;
    BookingPolicy policy;
    std::function<BookingPolicy(const Room&)> policy_of_other{};  // nothing: `policy` counts for all rooms
    RequesterOutcome requester = Exempt{};
    bool external = false;            // the organizer's domain is none of requester.accepted_domains
    std::vector<Address> who_asks{};  // and who acts for him: every address that the policy may name
    std::shared_ptr<const AnswerTexts> texts = AnswerTexts::built_in();
    Instant now{};
};

}  // namespace reserve
