#pragma once
#include <gtest/gtest.h>

#include <ostream>

#include "tests/support/booking_office.hpp"
#include "tests/support/fake_books.hpp"

namespace reserve {

inline void PrintTo(Outcome outcome, std::ostream* out) { *out << name_of(outcome); }

// A booking office over books in memory.
class Rules : public testing::Test {
  protected:
    Rules() {
        books.shelf.rooms = support::rooms();
        books.shelf.profiles["ada@corp.example.com"] = {support::ada};
    }

    Outcome outcome(const Reading& reading, RoomId room = support::room_1) {
        return office.outcome(reading, room);
    }
    Decision send(const Reading& reading, RoomId room = support::room_1) {
        return office.send(reading, room);
    }
    std::string words(const Reading& reading) { return send(reading).verdicts.at(0).words; }
    std::vector<std::string> booked(const std::string& uid = "m1", RoomId room = support::room_1) {
        return office.booked(uid, room);
    }

    support::FakeBooks books;
    support::BookingOffice office{books};
};

using Times = std::vector<std::string>;

inline std::vector<AnswerKind> kinds(const Decision& decision) {
    std::vector<AnswerKind> all;
    for (const DecidedAnswer& answer : decision.answers)
        for (const AnswerStep& step : answer.steps) all.push_back(step.kind);
    return all;
}

inline bool says(const std::string& words, const std::string& part) {
    return words.find(part) != std::string::npos;
}

}  // namespace reserve
