#pragma once
#include "sql/gateway_sign.hpp"
#include "sql/gateways.hpp"
#include "sql/outbox.hpp"
#include "tests/sql/scratch_database.hpp"

namespace reservation_request_test {

using namespace std::chrono_literals;
using reserve::Instant;

// What another program does with SQL alone, in rooms Rome and Oslo; Ada is a user.
class ReservationRequestTest : public testing::Test {
  protected:
    ReservationRequestTest() : program_(database_.migrated()), readers_(database_.settings()) {
        sql(R"(
            INSERT INTO room (name, mailbox, mailbox_key, zone)
            VALUES ('Rome', 'rome@corp.example.com', 'rome@corp.example.com', 'Europe/Berlin'),
                   ('Oslo', 'oslo@corp.example.com', 'oslo@corp.example.com', 'Europe/Oslo');
            INSERT INTO profile (profile_id, first_name, last_name, created_at) VALUES (7, 'Ada', 'L.', 0);
            INSERT INTO profile_address VALUES (7, 'ada@corp.example.com', 'Ada@corp.example.com');)");
    }

    void sql(const std::string& text) { program_->execute(text); }
    // What the database says; empty: it took it.
    std::string request(const std::string& columns, const std::string& values) {
        try {
            sql("INSERT INTO reservation_request (" + columns + ") VALUES (" + values + ")");
            return "";
        } catch (const std::exception& refused) {
            return refused.what();
        }
    }
    std::string reserve(const std::string& uid, const std::string& from, const std::string& to) {
        return request("action, room, uid, start_at, end_at",
                       "'reserve', 'Rome', '" + uid + "', " + from + ", " + to);
    }
    std::string change(const std::string& column, const std::string& value) {
        return request("action, room, uid, " + column, "'change', 'Rome', 'a', " + value);
    }
    std::string reserve_series() {
        return request("action, room, uid, rule, start_at, end_at, dates",
                       "'reserve', 'Rome', 'a', 'FREQ=DAILY;COUNT=3', 0, 3600, "
                       "'[[0,3600],[86400,90000],[172800,176400]]'");
    }
    void booked_by_mail() {
        sql("INSERT INTO message VALUES (1, 0, '', '', '', '', 1, '', NULL);"
            "INSERT INTO item (item_id, message_id, room_id, recipient, status, due_at) VALUES (1, 1, 1, "
            "'x', 3, 0);"
            "INSERT INTO reservation (room_id, uid, organizer, found_by_address) VALUES (1, 'a', 'ada', 0);"
            "INSERT INTO occurrence (reservation_id, recurrence_id, room_id, start_at, end_at, "
            "blocked_from_at,"
            " blocked_to_at, exclusive) VALUES (1, 0, 1, 0, 100, 0, 100, 1);"
            "INSERT INTO answer (item_id, room_id, uid, sequence, dtstamp_at, mail_message_id, organizer, "
            "state,"
            " due_at) VALUES (1, 1, 'a', 2, 0, '<m>', 'ada@corp.example.com', 'sent', 0)");
    }
    std::string value(const std::string& select) const { return database_.value(select); }
    std::string result(const std::string& column = "result_code") const {
        return value("SELECT " + column + " FROM reservation_request ORDER BY request_id DESC");
    }
    reserve::Mirror shown() {
        sql::Writer writer(database_.settings(), database_.connect(), {});
        sql::Outbox outbox(writer, readers_);
        const auto due = outbox.due(Instant(std::chrono::years(100)), 10, {});
        return due.empty() ? reserve::Mirror{} : due.front().mirror;
    }
    void gateway_runs() {
        sql::Writer writer(database_.settings(), database_.connect(), {});
        sql::Gateways gateways(database_.settings().file);
        sql::GatewaySign(writer, gateways)
            .runs(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
    }
    // What the gateway writes about the newest answer.
    void answer_becomes(const std::string& state, const std::string& code = "") {
        sql("UPDATE answer SET state = '" + state + "', code = '" + code +
            "', words = 'in words' WHERE answer_id = (SELECT max(answer_id) FROM answer)");
    }

    ScratchDatabase database_;
    std::unique_ptr<sql::Connection> program_;
    sql::Readers readers_;
};

inline bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace reservation_request_test
