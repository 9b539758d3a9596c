#pragma once
#include <deque>
#include <map>
#include <mutex>

#include "reserve/clock.hpp"
#include "reserve/courier.hpp"
#include "reserve/outbox.hpp"
#include "reserve/post/lanes.hpp"
#include "reserve/post/post_settings.hpp"
#include "reserve/post/trouble_log.hpp"

namespace reserve {

// Takes an answer through its steps: commits the attempt, has the courier deliver, commits what became of it.
// Thread-safe, but for one answer at a time.
class Postman {
  public:
    Postman(Outbox& outbox, Courier& courier, const Clock& clock, Log& log, const PostSettings& settings);

    void deliver(const Answer& answer);
    // Finds out what became of an attempt whose outcome is not known; call when look_at() has come.
    void recover(const OpenAttempt& open);
    Instant look_at(const OpenAttempt& open) const;

    // Commits outcomes that the database could not take before. Throws while it still cannot. For one thread.
    void record_leftovers();
    bool has_leftover(AttemptId attempt) const;

    // It is known to be in trouble before any answer meets it.
    void hold(const std::string& server, const Wait& wait);

    Lanes& lanes() { return lanes_; }
    const Lanes& lanes() const { return lanes_; }
    // The servers in trouble, each with the end of its pause.
    std::vector<ServerPause> pauses() const;

  private:
    struct Ending {
        AttemptId attempt{};
        AttemptEnd end;
    };
    struct LookAgain {  // where the evidence could not be seen yet
        Instant at;
        int failures = 0;
    };
    struct Step {
        const Answer& answer;
        const AnswerStep& step;
        AttemptId attempt{};
        Route route;
    };

    void recover_without_trace(const OpenAttempt& open, const AnswerStep& step);

    // Each says whether the answer can go on with its next step.
    bool settle(const Step& at, const Sent& sent);
    bool settle(const Step& at, const Wait& wait);
    bool settle(const Step& at, const NotThere& missing);
    bool settle(const Step& at, const NewerThere& newer);
    bool settle(const Step& at, const Superseded& superseded);
    bool settle(const Step& at, const Unknown& unknown);
    bool settle(const Step& at, const CannotHeal& trouble);

    bool can_be_mailed(const Step& at) const;
    bool mail_instead(const Step& at, const std::string& words);
    void give_up(const Step& at, const std::string& words);
    bool wait_for_request(const Step& at, const std::string& words);
    void pause_server(const Route& route, const Wait& wait);
    std::chrono::seconds pause_for(const Route& route, const Wait& wait, int failures);
    double random();
    void server_answered(const std::string& server);
    void look_later(const OpenAttempt& open, const AnswerStep& step, const Wait& wait);
    int failures_to_look(AttemptId attempt) const;
    void remember(AttemptId attempt, std::optional<LookAgain> again);
    void record(AnswerId answer, AttemptId attempt, AttemptEnd end);

    Outbox& outbox_;
    Courier& courier_;
    const Clock& clock_;
    Log& log_;
    const PostSettings settings_;
    Lanes lanes_;
    TroubleLog troubles_;

    mutable std::mutex mutex_;
    std::deque<Ending> leftovers_;
    std::map<AttemptId, LookAgain> look_again_;
};

}  // namespace reserve
