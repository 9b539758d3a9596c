#include "ews/sign_in/refusals.hpp"

#include <algorithm>
#include <tuple>

#include "ews/errors/error_table.hpp"
#include "ews/requests/parts.hpp"
#include "ews/sign_in/credential.hpp"

namespace ews {
namespace {

using reserve::Instant;
using reserve::RefusedSignIn;

// Of words that a server chooses; cut between characters.
std::string bounded(std::string words) {
    constexpr std::size_t longest = 500;
    if (words.size() <= longest) return words;
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) --end;
    words.resize(end);
    return words;
}

auto what_counts(const RefusedSignIn& row) { return std::tie(row.server, row.at, row.times); }

}  // namespace

const Server* Refusals::entry(const std::string& name) const {
    const auto found = std::ranges::find(servers_, name, &Server::name);
    return found == servers_.end() ? nullptr : &*found;
}

const std::string& Refusals::mark_of(const Server& server) {
    auto& mark = marks_[server.name];
    if (mark.empty()) mark = credential_mark(server);
    return mark;
}

bool Refusals::is_ours(const RefusedSignIn& row) {
    const Server* const server = entry(row.server);
    return server && row.place == sign_in_place(*server) && row.credential == mark_of(*server);
}

bool Refusals::look() {
    write();
    rows_ = book_.refused(account_key(servers_.front()));
    std::erase_if(rows_, [&](const RefusedSignIn& row) { return !is_ours(row); });
    const RefusedSignIn* const newest = of_all();
    const bool is_news = newest && (!newest_ || what_counts(*newest) != what_counts(*newest_));
    newest_ = newest ? std::optional(*newest) : std::nullopt;
    return is_news;
}

// The newest one.
const RefusedSignIn* Refusals::of_all() const {
    const RefusedSignIn* newest = nullptr;
    for (const RefusedSignIn& row : rows_) {
        if (row.alone) continue;
        if (!newest || std::tie(row.at, row.next) > std::tie(newest->at, newest->next)) newest = &row;
    }
    return newest;
}

const RefusedSignIn* Refusals::of(const std::string& server) const {
    const auto found = std::ranges::find(rows_, server, &RefusedSignIn::server);
    return found == rows_.end() ? nullptr : &*found;
}

std::string Refusals::words(const RefusedSignIn& row) const {
    std::string words = row.words, names;
    Instant since = row.since;
    for (const Server& server : servers_) names += (names.empty() ? "" : ", ") + server.name;
    for (const RefusedSignIn& other : rows_) {
        if (!row.alone && !other.alone) since = std::min(since, other.since);
    }
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : "; ") + more; };
    add("refused since " + date_time(since));
    if (servers_.size() > 1)
        add(row.alone ? "exchange " + row.server + " refuses it, though other servers take it"
                      : "exchange " + names + " share the account, and wait together");
    return words;
}

// The one that was refused lets another go first: it may be the only one that does.
std::optional<Trouble> Refusals::closed(const std::string& server, Instant now) const {
    const RefusedSignIn* const all = of_all();
    const RefusedSignIn* const own = of(server);
    Instant until = all ? all->next : Instant{};
    if (own) {
        const bool lets_go_first = !own->alone && servers_.size() > 1 && own->next != Instant{};
        until = std::max(until, own->next + (lets_go_first ? rests_.first : std::chrono::seconds(0)));
    }
    const auto left = until - now;
    if (left.count() <= 0) return std::nullopt;
    const RefusedSignIn& row = all ? *all : *own;
    return Trouble{error_row(row.code).error_class, row.code, words(row), left, Fate::refused};
}

// All servers together bring the account nearer to being locked.
std::chrono::seconds Refusals::rest_after(const RefusedSignIn& row) const {
    int tries = row.times;
    for (const RefusedSignIn& other : rows_) {
        if (!row.alone && !other.alone && other.server != row.server) tries += other.times;
    }
    if (tries == 1) return rests_.first;
    return tries == 2 ? rests_.second : rests_.later;
}

void Refusals::add(const Refused& refused, Instant now) {
    const Server* const server = entry(refused.server);
    const RefusedSignIn* const known = of(refused.server);
    const auto meanwhile = [&](const RefusedSignIn* row) {
        return row && row->at >= refused.began && row->next > now;
    };
    if (meanwhile(known) || meanwhile(of_all())) return;
    RefusedSignIn row{account_key(*server),
                      server->name,
                      sign_in_place(*server),
                      mark_of(*server),
                      refused.trouble.code,
                      bounded(refused.trouble.message),
                      known ? known->since : now,
                      now,
                      {},
                      known ? known->times + 1 : 1,
                      refused.others_take_it};
    const auto asked = std::chrono::ceil<std::chrono::seconds>(refused.trouble.back_off);
    row.next = now + std::max(rest_after(row), asked);
    put(row);
}

void Refusals::taken(const std::string& server, const std::vector<RefusedSignIn>& known) {
    for (RefusedSignIn row : known) {
        if (row.server == server) {
            book_.forget(row);
        } else if (!row.alone) {
            row.alone = true;
            put(row);
        }
    }
}

void Refusals::release() {
    for (RefusedSignIn row : rows_) {
        row.next = {};
        put(row);
    }
}

// What cannot be written now must not be forgotten: look() does not go on without it.
void Refusals::put(const RefusedSignIn& row) {
    unwritten_.push_back(row);
    write();
}

void Refusals::write() {
    while (!unwritten_.empty()) {
        book_.put(unwritten_.back());
        unwritten_.pop_back();
    }
}

}  // namespace ews
