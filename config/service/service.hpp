#pragma once
#include <atomic>
#include <memory>

#include "config/logging/program_log.hpp"
#include "config/settings/settings.hpp"

namespace config {

// The gateway: makes the parts, joins them, and runs them: reception, desk and post, with a table of the
// database between every two.
class Service {
  public:
    // Opens the database and makes the parts. Throws with the cause in words.
    Service(const Settings& settings, ProgramLog& log);
    ~Service();
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    // Settles what a crash left, and begins to serve. Throws with the cause in words.
    void start();

    // Puts changed settings into force as far as that is possible at run time, and says in the log which need
    // a restart. Throws, and leaves all as it was, when they cannot work.
    void reload(const Settings& settings);

    // Finishes messages in flight, the desk's batch and calls on their way, each within its grace.
    void stop();

    // While another thread is in stop(): what it waits for is cut. Sessions are closed, calls broken off; no
    // message that is not stored has been answered 250, and an attempt without its end is looked for at the
    // next start.
    void hasten();

  private:
    void give_sign_of_life();
    void take_over();
    void hold_refused_servers();
    void notice_sign_ins();
    void sign_off();
    void tell_booking_defaults();

    struct Parts;
    const Settings started_with_;
    Settings settings_;  // in force
    ProgramLog& log_;
    std::unique_ptr<Parts> parts_;
    std::atomic<bool> quick_ = false;
    std::atomic<bool> stops_post_ = false;
};

}  // namespace config
