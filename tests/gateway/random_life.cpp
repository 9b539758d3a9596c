#include "tests/gateway/random_life.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>

namespace gateway {
namespace {

constexpr std::int64_t hour = 3600, day = 86400;
constexpr int days = 40;

constexpr auto unsettled = R"(
    SELECT (SELECT count(*) FROM item WHERE status IN (0, 1)) +
           (SELECT count(*) FROM answer WHERE state IN ('waiting', 'sending')))";

constexpr auto what_is_unsettled = R"(
    SELECT group_concat(line, char(10)) FROM (
        SELECT 'item ' || item_id || ' ' || status || ' ' || reason AS line FROM item WHERE status IN (0, 1)
        UNION ALL
        SELECT 'answer ' || answer_id || ' ' || uid || ' ' || state || ' due in ' ||
               (due_at - strftime('%s', 'now')) || ' s ' || code || ' ' || words
        FROM answer WHERE state IN ('waiting', 'sending')))";

}  // namespace

std::int64_t RandomLife::some_hour() { return begin_ + pick(24 * days) * hour; }

// A date that a cancellation looks for in vain is looked for as long as a request may take to arrive.
bool RandomLife::settle() {
    const auto arrived = [this] {
        return world_.exchange().wait_for_forwards(mails_, std::chrono::milliseconds(100));
    };
    if (!eventually(arrived)) return false;
    const auto is_settled = [this] { return world_.number(unsettled) == 0; };
    if (eventually(is_settled) || eventually(is_settled)) return true;
    ADD_FAILURE() << world_.text(what_is_unsettled);
    return false;
}

std::vector<ShownDate> RandomLife::shown() {
    auto all = hand_.dates(begin_ - 60 * day, begin_ + 120 * day);
    std::erase_if(all, [](const ShownDate& it) { return !it.stands; });
    return all;
}

void RandomLife::change_something() {
    const int what = pick(20);
    if (what < 10)
        change_by_hand();
    else if (what < 12)
        invite();
    else if (what < 15)
        change_by_mail();
    else if (what < 17)
        reserve();
    else if (what < 19)
        change_by_program();
    else
        decide_by_delegate();
    settle();
}

void RandomLife::send(const Meeting& meeting, bool cancels) {
    if (cancels)
        world_.cancel(meeting);
    else
        world_.invite(meeting);
    ++mails_;
}

void RandomLife::invite() {
    const std::int64_t start = some_hour();
    mailed_.push_back({{.uid = outlook_uid(static_cast<int>(mailed_.size()) + 1),
                        .rooms = {World::room},
                        .start = ical_time(start),
                        .end = ical_time(start + hour),
                        .sequence = 0,
                        .rule = pick(3) == 0 ? "FREQ=DAILY;COUNT=4" : "",
                        .organizer = pick(6) == 0 ? "grace@corp.example.com" : "ada@corp.example.com",
                        .more = {}},
                       start});
    send(mailed_.back().meeting);
}

// Of single dates and of whole meetings.
void RandomLife::change_by_mail() {
    if (mailed_.empty()) return invite();
    const auto which = static_cast<std::size_t>(pick(static_cast<int>(mailed_.size())));
    auto& [meeting, start] = mailed_[which];
    if (meeting.sequence > 20) return;
    ++meeting.sequence;
    const bool cancels = pick(3) == 0;
    if (!meeting.rule.empty() && pick(2) == 0) return change_one_date(which, cancels);
    if (!cancels) {
        start = some_hour();
        meeting.start = ical_time(start);
        meeting.end = ical_time(start + hour);
    }
    send(meeting, cancels);
}

void RandomLife::change_one_date(std::size_t which, bool cancels) {
    Meeting told = mailed_[which].meeting;
    const std::int64_t id = mailed_[which].start + pick(4) * day;
    const std::int64_t start = cancels ? id : id + (pick(20) - 10) * hour;
    told.rule.clear();
    told.start = ical_time(start);
    told.end = ical_time(start + hour);
    told.more = "RECURRENCE-ID:" + ical_time(id) + "\r\n";
    send(told, cancels);
}

void RandomLife::decide_by_delegate() {
    const auto open =
        world_.text("SELECT approval_id FROM approval WHERE state = 'pending' ORDER BY approval_id");
    if (open != "no row") world_.roomgate({pick(3) == 0 ? "reject" : "approve", open});
}

// What does not fit is refused.
void RandomLife::request(const std::string& columns, const std::string& values) {
    world_.text("INSERT INTO reservation_request (room, " + columns + ") VALUES ('Room 12', " + values + ")");
}

void RandomLife::reserve() {
    const std::int64_t start = some_hour();
    const std::string uid = "desk-" + std::to_string(++reserved_);
    std::string dates = "NULL";
    if (pick(3) == 0) {
        dates.clear();
        for (int i = 0; i < 3; ++i)
            dates += (i > 0 ? ",[" : "'[[") + std::to_string(start + i * day) + "," +
                     std::to_string(start + i * day + hour) + "]";
        dates += "]'";
    }
    const std::string rule = dates != "NULL" && pick(2) == 0 ? "'FREQ=DAILY;COUNT=3'" : "NULL";
    request("action, uid, start_at, end_at, dates, rule, zone",
            "'reserve', '" + uid + "', " + std::to_string(start) + ", " + std::to_string(start + hour) +
                ", " + dates + ", " + rule + ", 'UTC'");
}

void RandomLife::change_by_program() {
    const std::string of = " FROM occurrence JOIN reservation USING (reservation_id) ";
    const std::string uid = world_.text("SELECT uid" + of + "ORDER BY (start_at / 3600 * " +
                                        std::to_string(1 + pick(1000)) + ") % 1009, start_at");
    if (uid == "no row") return reserve();
    const std::string id =
        world_.text("SELECT recurrence_id" + of + "WHERE uid = '" + uid + "' ORDER BY start_at DESC");
    const std::int64_t start = some_hour();
    switch (pick(5)) {
        case 0:
            return request("action, uid", "'cancel', '" + uid + "'");
        case 1:
            return request("action, uid, recurrence_id", "'cancel', '" + uid + "', " + id);
        case 2:
            return request("action, uid, summary", "'change', '" + uid + "', 'Chess'");
        default:
            return request("action, uid, recurrence_id, start_at, end_at",
                           "'change', '" + uid + "', " + id + ", " + std::to_string(start) + ", " +
                               std::to_string(start + hour));
    }
}

void RandomLife::change_by_hand() {
    const auto all = shown();
    const std::string uid = "made-" + std::to_string(++made_);
    const std::int64_t start = some_hour();
    const int what = all.empty() ? pick(3) : pick(10);
    if (what < 2) return hand_.create(uid, start, start + hour);
    if (what < 3) return hand_.create_daily(uid, start, start + hour, 3);
    const ShownDate& one = all[static_cast<std::size_t>(pick(static_cast<int>(all.size())))];
    const ShownDate& other = all[static_cast<std::size_t>(pick(static_cast<int>(all.size())))];
    if (what < 5) {
        hand_.move(one, start, start + hour);
    } else if (what < 6) {
        hand_.move(one, one.start + hour / 2, one.end + hour);
    } else if (what < 7) {  // they change places
        hand_.move(one, other.start, other.end);
        hand_.move(other, one.start, one.end);
    } else if (what < 8) {
        hand_.rename(one, "By hand");
    } else {
        hand_.remove(one);
    }
}

}  // namespace gateway
