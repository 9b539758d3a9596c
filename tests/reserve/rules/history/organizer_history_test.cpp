// Random lives of a recurring meeting, as an organizer's calendar keeps it. Whatever the order in which its
// messages arrive, and however often: in the end the room's calendar holds what the organizer's holds.
#include "tests/reserve/rules/history/disorder.hpp"
#include "tests/reserve/rules/history/organizer.hpp"

namespace reserve {
namespace {

using namespace std::chrono_literals;
using namespace reserve::test;

// A room whose clock goes on by `pause` after each message.
class Listener {
  public:
    explicit Listener(std::chrono::hours pause) : pause_(pause) {
        books_.shelf.rooms = support::rooms();
        books_.shelf.profiles["ada@corp.example.com"] = {support::ada};
    }
    void hear(const std::vector<Reading>& messages) {
        for (const Reading& message : messages) {
            office_.send(message);
            office_.now += pause_;
        }
    }
    Instant now() const { return office_.now; }
    Times to_come() {
        std::vector<Interval> times;
        for (const Occurrence& occurrence : office_.stored().occurrences)
            if (occurrence.time.end > office_.now) times.push_back(occurrence.time);
        std::ranges::sort(times);
        Times all;
        std::ranges::transform(times, std::back_inserter(all), support::text_of);
        return all;
    }

  private:
    std::chrono::hours pause_;
    support::FakeBooks books_;
    support::BookingOffice office_{books_};
};

void expect_followed(const Organizer& organizer, const std::vector<Reading>& messages,
                     std::chrono::hours pause) {
    Listener room(pause);
    room.hear(messages);
    ASSERT_EQ(room.to_come(), organizer.calendar(room.now())) << words_of(messages);
}

// Other people's meetings, so that about a third of all requests meet one.
std::vector<Reading> meetings_of_others(unsigned seed) {
    std::mt19937 random(seed);
    std::vector<Reading> all;
    for (int day = 0; day < 30; ++day) {
        const int half_hour = std::uniform_int_distribution<int>(0, 40)(random);
        const Instant start =
            support::at("2026-11-24 04:00") + std::chrono::days(day) + minutes(30) * half_hour;
        all.push_back(
            support::request({Draft("other" + std::to_string(day)).starts(text(start), minutes(240))}));
    }
    return all;
}

constexpr unsigned lives = 1500;

TEST(OrganizerHistory, IsFollowedInItsOrder) {
    for (unsigned seed = 0; seed < lives && !HasFatalFailure(); ++seed) {
        SCOPED_TRACE(seed);
        const Organizer organizer(seed);
        expect_followed(organizer, organizer.said(), 0h);
    }
}

TEST(OrganizerHistory, IsFollowedWhileTimePasses) {
    for (unsigned seed = 0; seed < lives && !HasFatalFailure(); ++seed) {
        SCOPED_TRACE(seed);
        const Organizer organizer(seed);
        expect_followed(organizer, organizer.said(), std::chrono::hours(seed % 60));
    }
}

TEST(OrganizerHistory, IsFollowedWhateverTheOrderOfTheMessages) {
    for (unsigned seed = 0; seed < lives && !HasFatalFailure(); ++seed) {
        SCOPED_TRACE(seed);
        const Organizer organizer(seed);
        expect_followed(organizer, Disorder(seed).of(organizer.said()), 0h);
    }
}

// What was refused is missing, but nothing is booked that the organizer does not have.
TEST(OrganizerHistory, LeavesNoGhostsInABusyRoom) {
    for (unsigned seed = 0; seed < lives && !HasFatalFailure(); ++seed) {
        SCOPED_TRACE(seed);
        const Organizer organizer(seed);
        const auto messages = seed % 2 == 0 ? organizer.said() : Disorder(seed).of(organizer.said());
        Listener room(0h);
        room.hear(meetings_of_others(seed));
        room.hear(messages);
        const Times wanted = organizer.calendar(room.now());
        for (const std::string& booked : room.to_come())
            ASSERT_NE(std::ranges::find(wanted, booked), wanted.end()) << booked << words_of(messages);
    }
}

}  // namespace
}  // namespace reserve
