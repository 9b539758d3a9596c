#pragma once
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <variant>
#include <vector>

#include "reserve/post/postman.hpp"

namespace reserve {

// The third loop: takes due answers from the outbox and has the courier deliver them, several at a time, but
// never two of one room at once, and as many for each server as its route says. Outages are no tries.
class Post {
  public:
    Post(Outbox& outbox, Courier& courier, const Clock& clock, Log& log, PostSettings settings);
    ~Post();
    Post(const Post&) = delete;
    Post& operator=(const Post&) = delete;

    // Delivers all that is due now, on this thread; says how many answers were taken up. Not after start().
    std::size_t run_once();

    void start();
    // Takes no more answers, waits for those in the air up to `grace`, then has the courier cut them: their
    // attempts stay open, and the next start looks for evidence.
    void stop(std::chrono::seconds grace);

    void wake();        // an answer was queued
    void end_pauses();  // a person has changed something: servers in trouble are tried at once
    void hold(const std::string& server, const Wait& wait) { postman_.hold(server, wait); }
    std::vector<ServerPause> server_pauses() const { return postman_.pauses(); }
    void pause();
    void resume();

  private:
    using Job = std::variant<Answer, OpenAttempt>;
    struct Held {  // of a paused server: mail domains and mailboxes
        std::set<std::string> with;
        Lanes::Why why;
    };

    std::vector<Job> pick(std::size_t at_most);
    void pick_recoveries(std::vector<Job>& jobs, std::size_t at_most);
    void pick_answers(std::vector<Job>& jobs, std::size_t at_most);
    void note_pause(std::map<std::string, Held>& paused, const std::string& server, const std::string& with,
                    Instant now) const;
    std::string held_back_with(const Answer& answer) const;
    bool is_busy(const Answer& answer);
    std::size_t in_air();
    bool take(const Answer& answer, Instant now);
    void carry_out(const Job& job);
    void let_go(const Answer& answer);
    void trip(const std::string& what);

    void dispatch();
    std::size_t wait_for_free_workers();
    std::vector<Job> pick_or_trip(std::size_t at_most);
    void rest();
    Instant next_event(Instant now);
    void work();
    std::optional<Job> next_job();

    Outbox& outbox_;
    Courier& courier_;
    const Clock& clock_;
    Log& log_;
    const PostSettings settings_;
    Postman postman_;

    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<RoomId, std::string> busy_rooms_;  // and the servers that they were sent to
    std::deque<Job> queue_;
    std::size_t in_air_ = 0;  // queued ones included
    bool woken_ = false;
    bool tripped_ = false;  // something threw: the database is away
    bool paused_ = false;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace reserve
