#include "ews/room_mail.hpp"

#include "ews/errors/error_table.hpp"
#include "ews/errors/server_trouble.hpp"
#include "ews/mailbox/evidence.hpp"

namespace ews {
namespace {

std::string mark_of(const reserve::Notice& notice) {
    return "notice " + std::to_string(static_cast<std::int64_t>(notice.id)) + '.' +
           std::to_string(notice.asked_at.time_since_epoch().count());
}

std::optional<Trouble> send(Exchange& exchange, const reserve::Notice& notice,
                            const std::function<void()>& hand_over) {
    RoomMailbox room(exchange, notice.room_mailbox);
    const std::string mark = mark_of(notice);
    if (notice.tries > 0 && has_marked_copy(room, mark, notice.asked_at - std::chrono::hours(1)))
        return std::nullopt;
    hand_over();
    return room.send({notice.recipients, notice.subject, notice.text, notice.html, mark});
}

}  // namespace

std::optional<reserve::NoticeTrouble> RoomMail::send(const reserve::Notice& notice,
                                                     const std::function<void()>& hand_over) {
    const auto mailbox = reserve::Address::parse(notice.room_mailbox);
    const auto exchange = mailbox ? courier_.exchange_for(*mailbox) : nullptr;
    if (!exchange)
        return reserve::NoticeTrouble{"No [[exchange]] entry has the mail domain of " + notice.room_mailbox +
                                      "."};
    const std::string account = account_of(exchange->server());
    try {
        const auto trouble = ews::send(*exchange, notice, hand_over);
        if (!trouble) return std::nullopt;
        return reserve::NoticeTrouble{words_for(*trouble, notice.room_mailbox, account)};
    } catch (const ServerTrouble& error) {
        return reserve::NoticeTrouble{words_for(error.trouble, notice.room_mailbox, account)};
    }
}

}  // namespace ews
