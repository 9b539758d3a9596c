#include "reserve/desk/work.hpp"

#include <functional>
#include <stdexcept>

#include "reserve/desk/question_about.hpp"
#include "reserve/desk/save_decision.hpp"
#include "reserve/rules/asked_meeting.hpp"
#include "reserve/rules/decide.hpp"
#include "reserve/rules/decide_unreadable.hpp"

namespace reserve {
namespace {

AskedMeeting asked_by(const Unreadable& unreadable, const MailFacts& mail) {
    AskedMeeting asked{.method = unreadable.method.value_or(Method::request),
                       .uid = unreadable.uid,
                       .organizer = unreadable.organizer,
                       .zones = {},
                       .series = std::nullopt,
                       .exceptions = {}};
    if (const auto address = requester_address(unreadable.organizer, mail)) asked.organizer = address->text();
    return asked;
}

DecidedMeeting nothing_to_do(std::string reason) {
    Decision decision;
    decision.verdicts = {{Outcome::unsubscribed, std::nullopt, {}, std::move(reason)}};
    return {{}, {}, std::move(decision)};
}

// Decides the contents of one message for one room, each on its own (ruling 7).
class Decider {
  public:
    Decider(const Work& work, const Room& room, const DecidingSettings& settings, Instant now, Ledger& ledger)
        : work_(work),
          room_(room),
          settings_(settings),
          now_(now),
          ledger_(ledger),
          listed_(lists_room(work.reading, room)) {}

    void operator()(const Invitation& invitation) {
        for (AskedMeeting& asked : asked_meetings(invitation, work_.reading.mail, room_, listed_)) {
            const Question question = question_for(std::move(asked));
            decided_.push_back(save_decision(decide(question, ledger_), question, ledger_));
        }
    }

    void operator()(const Unreadable& unreadable) {
        if (!concerns(unreadable, room_, listed_)) return;
        const Question question = question_for(asked_by(unreadable, work_.reading.mail));
        decided_.push_back(save_decision(decide_unreadable(question, unreadable), question, ledger_));
    }

    void operator()(const Unsubscribed& nothing) { decided_.push_back(nothing_to_do(nothing.reason)); }

    std::vector<DecidedMeeting> decided() {
        if (decided_.empty())
            decided_.push_back(nothing_to_do("No component of the message concerns the room."));
        return std::move(decided_);
    }

  private:
    Question question_for(AskedMeeting asked) {
        Meeting stored = ledger_.meeting(room_.id, asked.uid);
        return question_about(std::move(asked), std::move(stored), room_, work_.null_sender, settings_, now_,
                              ledger_);
    }

    const Work& work_;
    const Room& room_;
    const DecidingSettings& settings_;
    const Instant now_;
    Ledger& ledger_;
    const bool listed_;  // ruling 2
    std::vector<DecidedMeeting> decided_;
};

}  // namespace

std::vector<DecidedMeeting> decide_work(const Work& work, const DecidingSettings& settings, Instant now,
                                        Ledger& ledger) {
    const auto room = ledger.room(work.room);
    if (!room)
        throw std::runtime_error("room " + std::to_string(static_cast<std::int64_t>(work.room)) +
                                 " is not in the directory");
    Decider decider(work, *room, settings, now, ledger);
    for (const CalendarContent& content : work.reading.contents) std::visit(std::ref(decider), content);
    return decider.decided();
}

}  // namespace reserve
