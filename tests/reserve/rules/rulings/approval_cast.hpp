#pragma once
#include <stdexcept>

#include "reserve/desk/settle_approval.hpp"
#include "reserve/desk/write_down.hpp"
#include "tests/reserve/rules/rulings/rulings_cast.hpp"

namespace reserve {

// A room whose requests are put to grace@corp.example.com.
class Approvals : public Rules {
  protected:
    Approvals() {
        BookingPolicy& policy = office.settings.booking;
        policy.all_book_in_policy = false;
        policy.all_request_in_policy = true;
        policy.resource_delegates = {"grace@corp.example.com"};
    }

    // As the desk does: decided, booked, answered, and put to the delegates.
    Outcome ask(const Reading& reading) {
        Outcome outcome{};
        transact([&](Ledger& ledger) {
            const Work work{support::room_1, reading, false};
            const auto decided = decide_work(work, office.settings, office.now, ledger);
            write_down(ItemId{++item_}, work, decided, office.settings, office.now, ledger);
            outcome = decided.at(0).decision.verdicts.at(0).outcome;
        });
        return outcome;
    }

    // Answers up to now are sent.
    void post() {
        for (Answer& answer : books.shelf.answers) {
            answer.state = AnswerState::sent;
            for (AnswerStep& step : answer.content.steps) step.state = AnswerState::sent;
        }
    }

    // What was put to the delegates last.
    const Approval& newest() const {
        if (books.shelf.approvals.empty()) throw std::runtime_error("nothing was put to the delegates");
        return books.shelf.approvals.back();
    }

    // Of the newest request; why it could not be settled, or nothing.
    std::string settle(bool approved, const std::string& comment = {}) {
        return settle(newest().id, approved, comment);
    }
    std::string settle(ApprovalId id, bool approved, const std::string& comment = {}) {
        std::string why;
        transact([&](Ledger& ledger) {
            const auto result = settle_approval(id, {approved, "grace@corp.example.com", comment},
                                                office.settings, office.now, ledger);
            if (const auto* not_settled = std::get_if<NotSettled>(&result)) why = not_settled->why;
        });
        return why;
    }

    std::vector<AnswerKind> answered() const {
        std::vector<AnswerKind> kinds;
        for (const AnswerStep& step : books.shelf.answers.back().content.steps) kinds.push_back(step.kind);
        return kinds;
    }
    std::string answer_text() const { return books.shelf.answers.back().content.steps.at(0).text; }
    ApprovalState state(std::size_t i) const { return books.shelf.approvals.at(i).state; }

    // What waits for the delegates, and what is booked for sure: "24 Nov 09:00-10:00".
    Times held() { return times(true); }
    Times sure() { return times(false); }

  private:
    Times times(bool tentative) {
        Times texts;
        for (const Occurrence& occurrence : office.stored().occurrences)
            if (occurrence.tentative == tentative) texts.push_back(support::text_of(occurrence.time));
        return texts;
    }
    void transact(const std::function<void(Ledger&)>& work) {
        books.transact(work, [](std::exception_ptr error) {
            if (error) std::rethrow_exception(error);
        });
    }

    std::int64_t item_ = 0;
};

}  // namespace reserve
