// A reader process for the tests of the pool. As `obedient` it does what the message tells it to; as
// `defenceless` its pre-scan has no limits and it lets libical expand a rule that nobody has checked; as
// `real` it is what the program runs.
#include <fcntl.h>
#include <libical/ical.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdlib>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "reserve/reading/read_message.hpp"
#include "reserve/reading/reader_process.hpp"

namespace {

using reserve::Instant;
using reserve::Reading;

Reading saying(std::string words) {
    Reading reading;
    reading.contents = {
        reserve::Unsubscribed{.reason = std::move(words), .is_report = false, .has_calendar = false}};
    return reading;
}

volatile unsigned sink = 0;  // keeps the compiler from leaving work out

[[noreturn]] void compute_for_ever() {
    while (true) sink = sink + 1;
}

int overflow_the_stack(int depth) {
    volatile char frame[1024] = {};
    frame[depth % 1024] = 1;
    return depth == 1'000'000'000 ? 0 : overflow_the_stack(depth + 1) + frame[0];
}

std::string take_memory_without_end() {
    std::vector<std::string> taken;
    while (true) taken.emplace_back(16U << 20, 'x');
}

std::string answer_nonsense() {
    std::string nonsense(1000, '\xff');
    iovec octets{nonsense.data(), nonsense.size()};
    msghdr message{};
    message.msg_iov = &octets;
    message.msg_iovlen = 1;
    sendmsg(0, &message, 0);
    return "never mind";
}

std::string say_whether_opened(int flags) {
    return open("/etc/hostname", flags, 0600) < 0 ? "refused" : "opened";
}

std::string obey(const std::string& order) {
    if (order == "who are you") return std::to_string(getpid());
    if (order == "compute") compute_for_ever();
    if (order == "wait") return std::to_string(pause());
    if (order == "overflow") return std::to_string(overflow_the_stack(0));
    if (order == "take memory") return take_memory_without_end();
    if (order == "abort") std::abort();
    if (order == "exit") std::_Exit(7);
    if (order == "throw") throw std::runtime_error("as I was told");
    if (order == "answer nonsense") return answer_nonsense();
    if (order == "answer at length") return std::string(40U << 20, 'x');
    if (order == "open to read") return say_whether_opened(O_RDONLY);
    if (order == "open to write") return say_whether_opened(O_WRONLY | O_CREAT);
    if (order == "make a socket") return std::to_string(socket(AF_INET, SOCK_STREAM, 0));
    if (order == "fork") return std::to_string(fork());
    return order;
}

Reading obey_message(std::string_view raw, Instant, bool) {
    return saying(obey(std::string(raw.substr(0, raw.find('\n')))));
}

// Asks libical for the first date of a rule, as a reader does that trusts it.
void expand_by_libical(std::string_view raw) {
    const auto begin = raw.find("RRULE:");
    if (begin == std::string_view::npos) return;
    const std::string text(raw.substr(begin + 6, raw.find('\r', begin) - begin - 6));
    icalrecur_iterator* dates = icalrecur_iterator_new(icalrecurrencetype_from_string(text.c_str()),
                                                       icaltime_from_string("20261123T090000"));
    sink = static_cast<unsigned>(icalrecur_iterator_next(dates).year);
    icalrecur_iterator_free(dates);
}

constexpr std::size_t boundless = std::numeric_limits<std::size_t>::max();
constexpr reserve::ReadingLimits no_limits{.message = boundless,
                                           .header_section = boundless,
                                           .header_field = boundless,
                                           .line = boundless,
                                           .parts = boundless,
                                           .nesting = boundless};

std::variant<Reading, reserve::ReadFailure> read_defenceless(std::string_view raw, Instant received_at,
                                                             bool null_sender) {
    expand_by_libical(raw);
    return reserve::read_message(raw, received_at, null_sender, no_limits);
}

}  // namespace

int main(int count, char** arguments) {
    const std::string manner = count > 1 ? arguments[1] : "";
    if (manner == "obedient") return reserve::serve_reader(0, obey_message);
    if (manner == "real") return reserve::serve_reader(0);
    if (manner != "defenceless") return 2;
    reserve::prepare_to_read();
    return reserve::serve_reader(0, read_defenceless);
}
