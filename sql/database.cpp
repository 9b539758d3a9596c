#include "sql/database.hpp"

#include <utility>

#include "sql/books.hpp"
#include "sql/connection/migration.hpp"
#include "sql/connection/readers.hpp"
#include "sql/connection/writer.hpp"
#include "sql/directory.hpp"
#include "sql/gateways.hpp"
#include "sql/inbox.hpp"
#include "sql/ledger.hpp"
#include "sql/name_book.hpp"
#include "sql/notice_box.hpp"
#include "sql/outbox.hpp"
#include "sql/resync_book.hpp"
#include "sql/sign_in_book.hpp"
#include "sql/stored_requests.hpp"

namespace sql {
namespace {

std::unique_ptr<Connection> open_and_migrate(const Settings& settings) {
    auto connection = std::make_unique<Connection>(settings, Connection::Purpose::writing);
    migrate(*connection);
    return connection;
}

}  // namespace

struct Database::Parts {
    Parts(const Settings& settings, CommitObserver observer)
        : Parts(settings, open_and_migrate(settings), std::move(observer)) {}

    // Opening takes no write lock: commands that only read work while another program writes.
    Parts(const Settings& settings, std::unique_ptr<Connection> opened, CommitObserver observer)
        : writer(settings, std::move(opened), std::move(observer)),
          readers(settings),
          gateways(settings.file) {}

    Writer writer;
    Readers readers;
    Gateways gateways;
    Inbox inbox{writer, readers, gateways};
    Outbox outbox{writer, readers};
    NoticeBox notices{writer, readers, gateways};
    StoredRequests requests{readers};
    Directory directory{readers};
    Books books{writer, [](Connection& connection) { return std::make_unique<Ledger>(connection); }};
    ResyncBook resync_book{writer, readers};
    StoredMails stored_mails{readers};
    RoomAdmin rooms{writer, readers};
    UserAdmin users{writer, readers};
    MessageList messages{writer, readers};
    History history{readers};
    MeetingSearch meeting_search{readers};
    CalendarList calendars{readers};
    BanList ban_list{writer, readers};
    ApprovalList approvals{readers};
    ReservationRequests reservation_requests{writer, readers};
    GatewaySign gateway{writer, gateways};
    ServerBook servers{readers};
    StatusReport status{readers};
    NameBook names{writer, readers};
    SignInBook sign_ins{writer, readers, gateways};
    RoomRecords room_records{readers};
    StuckDates stuck_dates{readers};
};

Database::Database(const Settings& settings, CommitObserver observer)
    : parts_(std::make_unique<Parts>(settings, std::move(observer))) {}

Database::~Database() = default;

reserve::Inbox& Database::inbox() { return parts_->inbox; }
reserve::Outbox& Database::outbox() { return parts_->outbox; }
reserve::NoticeBox& Database::notices() { return parts_->notices; }
reserve::StoredRequests& Database::requests() { return parts_->requests; }
reserve::Directory& Database::directory() { return parts_->directory; }
reserve::Books& Database::books() { return parts_->books; }
reserve::ResyncBook& Database::resync_book() { return parts_->resync_book; }
StoredMails& Database::stored_mails() { return parts_->stored_mails; }
RoomAdmin& Database::rooms() { return parts_->rooms; }
UserAdmin& Database::users() { return parts_->users; }
MessageList& Database::messages() { return parts_->messages; }
History& Database::history() { return parts_->history; }
MeetingSearch& Database::meeting_search() { return parts_->meeting_search; }
CalendarList& Database::calendars() { return parts_->calendars; }
BanList& Database::ban_list() { return parts_->ban_list; }
ApprovalList& Database::approvals() { return parts_->approvals; }
ReservationRequests& Database::reservation_requests() { return parts_->reservation_requests; }
GatewaySign& Database::gateway() { return parts_->gateway; }
ServerBook& Database::servers() { return parts_->servers; }
StatusReport& Database::status() { return parts_->status; }
reserve::NameBook& Database::names() { return parts_->names; }
reserve::SignInBook& Database::sign_ins() { return parts_->sign_ins; }
RoomRecords& Database::room_records() { return parts_->room_records; }
StuckDates& Database::stuck_dates() { return parts_->stuck_dates; }

void Database::close() { parts_->writer.stop(); }

}  // namespace sql
