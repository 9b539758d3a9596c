// roomgate_load: N SMTP sessions send M distinct meeting requests over R rooms to a running gateway; prints
// what was accepted, decided and answered a second, and how long an answer took. See tests/bench/run.
#include <CLI/CLI.hpp>
#include <atomic>
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/bench/load/measures.hpp"
#include "tests/bench/load/smtp_client.hpp"

namespace {

using namespace bench;

struct Options {
    std::string host = "127.0.0.1";
    int port = 8025;
    int sessions = 20;
    int messages = 5000;
    int rooms = 20;
    int days_ahead = 3;
    double rate = 0;  // messages a second; 0: as fast as they go
    std::string run = "0";
    std::string database;
    std::string control;
    int pid = 0;
    double seconds_at_most = 120;
    bool print = false;
};

int read_options(int argc, char** argv, Options& options) {
    CLI::App app{"Sends distinct meeting requests to a running gateway and measures what becomes of them."};
    app.add_option("--host", options.host, "Address of the gateway")->capture_default_str();
    app.add_option("--port", options.port, "Its SMTP port")->capture_default_str();
    app.add_option("--sessions", options.sessions, "SMTP sessions at once")->capture_default_str();
    app.add_option("--messages", options.messages, "Distinct requests in all")->capture_default_str();
    app.add_option("--rooms", options.rooms, "Rooms: r1@rooms.example.com, ...")->capture_default_str();
    app.add_option("--days-ahead", options.days_ahead, "First day of the meetings")->capture_default_str();
    app.add_option("--rate", options.rate, "Messages a second at most; 0: as fast as they go")
        ->capture_default_str();
    app.add_option("--run", options.run, "Makes the UIDs of this run its own")->capture_default_str();
    app.add_option("--database", options.database, "The gateway's SQLite file: waits until all is decided");
    app.add_option("--control", options.control,
                   "Control URL of the Exchange simulator: delivers there first, waits for the answers");
    app.add_option("--pid", options.pid, "Process of the gateway, for its memory");
    app.add_option("--limit", options.seconds_at_most, "Seconds to wait for decisions and answers")
        ->capture_default_str();
    app.add_flag("--print", options.print,
                 "Print the first request with LF line ends, for smtp-source, and stop");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return -1;
}

std::vector<Request> make_requests(const Options& options) {
    const auto first_day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()) +
                           std::chrono::days(options.days_ahead);
    std::vector<Request> requests;
    for (int i = 0; i < options.messages; ++i)
        requests.push_back(make_request(i, options.rooms, first_day, options.run));
    return requests;
}

// Every thread takes the next request until none is left. Errors end the program: a figure with lost messages
// would be none.
template <typename Work>
void share_out(int threads, const Work& work) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::thread> pool;
    for (int i = 0; i < threads; ++i)
        pool.emplace_back([&] {
            try {
                work([&]() -> std::size_t { return next++; });
            } catch (const std::exception& error) {
                std::fprintf(stderr, "roomgate_load: %s\n", error.what());
                std::_Exit(1);
            }
        });
    for (std::thread& thread : pool) thread.join();
}

class Timer {
  public:
    void wait_for(double seconds) const {
        std::this_thread::sleep_until(start_ + std::chrono::duration<double>(seconds));
    }
    double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    }

  private:
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// Polls `done` (which costs the gateway little) until it says so; the seconds since `timer` began.
template <typename Done>
double wait_until(const Timer& timer, double at_most, const Done& done) {
    while (!done()) {
        if (timer.seconds() > at_most) throw std::runtime_error("not done within --limit");
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    return timer.seconds();
}

// What one run found out, in the order of printing.
class Run {
  public:
    explicit Run(const Options& options)
        : options_(options), requests_(make_requests(options)), sent_(requests_.size()) {}

    nlohmann::ordered_json measure() {
        deliver_all();
        const Progress before = options_.database.empty() ? Progress{} : progress_of(options_.database);
        timer_ = Timer();
        send_all();
        figures_ = {{"messages", options_.messages},
                    {"sessions", options_.sessions},
                    {"rooms", options_.rooms},
                    {"accepted_per_s", rate(timer_.seconds())}};
        if (!options_.database.empty()) wait_for_decisions(before);
        if (!options_.control.empty()) wait_for_answers();
        if (options_.pid > 0) figures_["peak_memory_kib"] = peak_memory_kib(options_.pid);
        return figures_;
    }

  private:
    std::int64_t rate(double seconds) const { return static_cast<std::int64_t>(options_.messages / seconds); }

    void deliver_all() {
        if (options_.control.empty()) return;
        share_out(4, [&](const auto& take) {
            for (std::size_t i = take(); i < requests_.size(); i = take())
                deliver(options_.control, requests_[i].mailbox, requests_[i].raw);
        });
    }

    void send_all() {
        share_out(options_.sessions, [&](const auto& take) {
            SmtpClient client(options_.host, options_.port);
            for (std::size_t i = take(); i < requests_.size(); i = take()) {
                if (options_.rate > 0) timer_.wait_for(static_cast<double>(i) / options_.rate);
                client.send(requests_[i], [&] { sent_[i] = now_ms(); });
            }
        });
    }

    void wait_for_decisions(const Progress& before) {
        const double decided = wait_until(timer_, options_.seconds_at_most, [&] {
            return progress_of(options_.database).decided - before.decided >= options_.messages;
        });
        const Progress after = progress_of(options_.database);
        figures_["decided_per_s"] = rate(decided);
        figures_["booked"] = after.booked - before.booked;
        figures_["answers_queued"] = after.queued - before.queued;
    }

    void wait_for_answers() {
        OrganizerMail mail(options_.control);
        const double answered = wait_until(timer_, options_.seconds_at_most, [&] {
            const auto& at = mail.fetch();
            return std::ranges::all_of(requests_, [&](const Request& each) { return at.contains(each.uid); });
        });
        std::vector<Milliseconds> latencies;
        for (std::size_t i = 0; i < requests_.size(); ++i)
            latencies.push_back(mail.fetch().at(requests_[i].uid) - sent_[i]);
        figures_["answered_per_s"] = rate(answered);
        figures_["latency_ms_p50"] = percentile(latencies, 0.50);
        figures_["latency_ms_p99"] = percentile(latencies, 0.99);
    }

    const Options options_;
    const std::vector<Request> requests_;
    std::vector<Milliseconds> sent_;
    Timer timer_;
    nlohmann::ordered_json figures_;
};

}  // namespace

int main(int argc, char** argv) {
    Options options;
    if (const int exit_code = read_options(argc, argv, options); exit_code >= 0) return exit_code;
    if (options.print) {
        std::string raw = make_requests(options).at(0).raw;
        std::erase(raw, '\r');
        std::cout << raw;
        return 0;
    }
    try {
        std::cout << Run(options).measure().dump() << std::endl;
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "roomgate_load: " << error.what() << "\n";
        return 1;
    }
}
