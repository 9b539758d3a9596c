#pragma once
#include <gtest/gtest.h>

#include "ews/courier.hpp"
#include "ews/http/http.hpp"
#include "tests/ews/test_log.hpp"
#include "tests/exchange/exchange.hpp"

namespace ews_test {

using namespace std::chrono_literals;
using reserve::Answer;
using reserve::AnswerKind;
using reserve::AnswerStep;
using reserve::Delivery;
using reserve::Instant;

inline const std::string room_12 = "room.12@corp.example.com";
inline const std::string uid = "planning-4711@example.org";
inline const Instant stamp = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + 8h;
inline const Instant tuesday_at_nine = std::chrono::sys_days{std::chrono::year{2027} / 3 / 2} + 9h;

struct Meeting {
    std::string uid = ews_test::uid;
    int sequence = 0;
    std::string rrule{};
    std::string message_id = "<m1@example.org>";
    std::string method = "REQUEST";
    std::string recurrence_id{};
    std::string dtstamp = "20261120T080000Z";
    bool all_day = false;
    std::string organizer = "ada@example.org";
};

inline std::string mail(const Meeting& meeting) {
    std::string text =
        "From: " + meeting.organizer + "\r\nTo: " + room_12 +
        "\r\nSubject: Planning\r\nMessage-ID: " + meeting.message_id +
        "\r\nMIME-Version: 1.0\r\nContent-Type: text/calendar; charset=utf-8; method=" + meeting.method +
        "\r\n\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//EN\r\nMETHOD:" + meeting.method +
        "\r\nBEGIN:VEVENT\r\nUID:" + meeting.uid + "\r\nSEQUENCE:" + std::to_string(meeting.sequence) +
        "\r\nDTSTAMP:" + meeting.dtstamp +
        (meeting.all_day ? "\r\nDTSTART;VALUE=DATE:20270302\r\nDTEND;VALUE=DATE:20270303"
                         : "\r\nDTSTART:20270302T090000Z\r\nDTEND:20270302T100000Z") +
        "\r\nSUMMARY:Planning\r\n";
    if (!meeting.rrule.empty()) text += "RRULE:" + meeting.rrule + "\r\n";
    if (!meeting.recurrence_id.empty()) text += "RECURRENCE-ID:" + meeting.recurrence_id + "\r\n";
    if (meeting.method == "CANCEL") text += "STATUS:CANCELLED\r\n";
    return text + "ORGANIZER:mailto:" + meeting.organizer + "\r\nATTENDEE;RSVP=TRUE:mailto:" + room_12 +
           "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

inline Answer answer(AnswerKind kind, const Meeting& meeting = {}) {
    Answer made{reserve::AnswerId{902}, {}, *reserve::Address::parse(room_12), {}, 0, {}};
    made.content.uid = meeting.uid;
    made.content.version = {meeting.sequence, stamp};
    made.content.mail_message_id = meeting.message_id;
    made.content.organizer = "ada@example.org";
    made.content.steps.push_back({0, kind, {}, "Room 12 is yours.", {}, false, {}});
    return made;
}

// A room mailbox at the simulator, and a courier that reaches it over HTTP.
class ExchangeRoom : public testing::Test {
  protected:
    reserve::SystemClock clock;
    TestLog log;
    exchange::Exchange::Settings exchange_settings;
    exchange::Room room{room_12, "r12@rooms.example.com", false, false, 0ms, 0ms, false, false};
    exchange::Account account{"roomgate", "secret", false, true, "roomgate@corp.example.com", {}, {}};
    ews::Server server = [] {
        ews::Server made;
        made.name = "corp";
        made.mail_domains = {"corp.example.com"};
        made.sign_in = ews::SignIn::basic;
        made.user = "roomgate";
        made.password = "secret";
        made.plain_http_to_loopback = true;
        return made;
    }();
    std::optional<exchange::Exchange> exchange_;
    std::optional<ews::Courier> courier_;

    exchange::Exchange& exchange() {
        if (!exchange_) {
            exchange_.emplace(exchange_settings);
            exchange_->put_room(room);
            exchange_->put_account(account);
        }
        return *exchange_;
    }
    ews::Courier& courier() {
        if (!courier_) {
            if (server.url.empty()) server.url = exchange().ews_url();
            courier_.emplace(ews::Settings{{server}}, clock, log);
        }
        return *courier_;
    }

    void receive(const Meeting& meeting = {}) { exchange().deliver({room_12}, mail(meeting), false); }
    Delivery send(const Answer& answer, std::size_t step = 0) {
        return courier().deliver(answer, answer.content.steps.at(step));
    }
    // Something that a person does in the mailbox.
    void do_by_hand(const std::string& request) {
        courier();
        ews::Exchange client(server, std::make_unique<ews::Http>(server, clock), clock, log);
        client.call({room_12, ews::Access::delegate}, {request, 10s});
    }
    // Nothing: the server does not tell.
    std::optional<reserve::Evidence> look(const Answer& answer, Instant attempted_at, std::size_t step = 0) {
        const auto shown = courier().look_for_evidence(answer, answer.content.steps.at(step), attempted_at);
        const auto* const evidence = std::get_if<reserve::Evidence>(&shown);
        return evidence ? std::optional(*evidence) : std::nullopt;
    }
    void fault(const std::string& kind, const std::string& operation = {}, std::int64_t times = -1) {
        exchange::Fault made;
        made.kind = kind;
        made.operation = operation;
        made.times = times;
        exchange().add_fault(made);
    }
    void code(const std::string& response_code, const std::string& operation, std::int64_t times = -1) {
        exchange::Fault made;
        made.kind = "code";
        made.code = response_code;
        made.operation = operation;
        made.times = times;
        made.per_item = true;
        exchange().add_fault(made);
    }
    std::vector<std::string> operations() {
        std::vector<std::string> names;
        for (const auto& call : exchange().calls()) names.push_back(call.operation);
        return names;
    }
    std::vector<std::string> kinds_that_the_organizer_got() {
        std::vector<std::string> kinds;
        for (const auto& it : exchange().organizer_mail()) kinds.push_back(it.kind);
        return kinds;
    }
};

inline bool is_sent(const Delivery& delivery) { return std::holds_alternative<reserve::Sent>(delivery); }
inline std::string words_of(const Delivery& delivery) {
    if (const auto* const sent = std::get_if<reserve::Sent>(&delivery)) return sent->words;
    if (const auto* const wait = std::get_if<reserve::Wait>(&delivery)) return wait->words;
    return {};
}
inline reserve::Wait waits(const Delivery& delivery) {
    const auto* const wait = std::get_if<reserve::Wait>(&delivery);
    if (!wait) ADD_FAILURE() << "does not wait, but is alternative " << delivery.index();
    return wait ? *wait : reserve::Wait{};
}
inline bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace ews_test
