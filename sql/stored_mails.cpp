#include "sql/stored_mails.hpp"

#include "sql/connection/query.hpp"
#include "sql/connection/readers.hpp"

namespace sql {
namespace {

using reserve::MessageId;
using reserve::StoredMail;

constexpr auto select_newest = "SELECT coalesce(max(message_id), 0) FROM message";

constexpr auto select_after = R"(
    SELECT message_id, received_at, raw FROM message
    WHERE message_id > :id AND raw IS NOT NULL ORDER BY message_id LIMIT :at_most)";

constexpr auto select_recipients = "SELECT recipient FROM item WHERE message_id = :id ORDER BY item_id";

std::vector<std::string> recipients_of(Connection& connection, MessageId id) {
    std::vector<std::string> recipients;
    std::string recipient;
    Query query(connection, select_recipients, soci::use(id), soci::into(recipient));
    while (query.next()) recipients.push_back(recipient);
    return recipients;
}

}  // namespace

MessageId StoredMails::newest() {
    return readers_.read([](Connection& connection) {
        MessageId id{};
        Query(connection, select_newest, soci::into(id)).next();
        return id;
    });
}

std::vector<StoredMail> StoredMails::after(MessageId id, std::size_t at_most) {
    return readers_.read([&](Connection& connection) {
        std::vector<StoredMail> mails;
        StoredMail mail;
        Query query(connection, select_after, soci::use(id), soci::use(at_most), soci::into(mail.id),
                    soci::into(mail.received_at), soci::into(mail.raw));
        while (query.next()) mails.push_back(mail);
        for (StoredMail& each : mails) each.recipients = recipients_of(connection, each.id);
        return mails;
    });
}

}  // namespace sql
