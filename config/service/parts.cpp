#include "config/service/parts.hpp"

#include "config/service/part_settings.hpp"
#include "config/service/reader_settings.hpp"

namespace config {
namespace {

std::unique_ptr<reserve::MailCopies> open_copies(const CopySettings& copies, sql::StoredMails& mails,
                                                 reserve::Log& log) {
    if (!copies.keep_email) return nullptr;
    const auto after = [&mails](reserve::MessageId id, std::size_t at_most) {
        return mails.after(id, at_most);
    };
    return std::make_unique<reserve::MailCopies>(copies.directory, mails.newest(), after, log);
}

}  // namespace

Service::Parts::Parts(const Settings& settings, reserve::Log& log)
    : database(settings.database),
      copies(open_copies(settings.copies, database.stored_mails(), log)),
      reader(reader_settings(settings.reading)),
      exchange(exchange_settings(settings), clock, log, &database.sign_ins()),
      imip({relay_settings(settings), settings.desk.deciding.texts}, database.requests(), clock,
           [this](reserve::AnswerId answer, int step) { database.outbox().hand_over(answer, step); }),
      courier(exchange, imip),
      post(database.outbox(), courier, clock, log, post_settings(settings)),
      relay(settings.relay),
      room_mail(exchange),
      relays(relay, room_mail, exchange, confirms_by_ews(settings)),
      messenger(database.notices(), relays, clock, log,
                {.in_doubt_for = settings.post.call_limit + settings.post.grace}),
      name_directory(exchange),
      names(database.names(), name_directory, database.directory(), clock, log),
      desk(
          database.inbox(), database.books(), clock, log, settings.desk,
          [this] {
              post.wake();
              messenger.wake();
          },
          &names),
      receiving({.reader = reader,
                 .directory = database.directory(),
                 .inbox = database.inbox(),
                 .clock = clock,
                 .log = log,
                 .copies = copies.get(),
                 .stored = [this] { desk.wake(); }},
                settings.desk.deciding.requester),
      server(settings.smtp, receiving, log),
      calendar(exchange),
      resync({.calendar = calendar,
              .courier = exchange,
              .book = database.resync_book(),
              .books = database.books(),
              .directory = database.directory(),
              .clock = clock,
              .log = log,
              .queued = [this] { post.wake(); }},
             settings.resync, settings.desk.deciding) {
    exchange.recall(database.servers().known());
}

reserve::ServerNotes Service::Parts::take_notes() {
    return {exchange.take_uses(), exchange.known(), post.server_pauses()};
}

}  // namespace config
