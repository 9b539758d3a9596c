#pragma once
#include <memory>

#include "reserve/directory.hpp"
#include "reserve/inbox.hpp"
#include "reserve/itip/stored_requests.hpp"
#include "reserve/ledger.hpp"
#include "reserve/names/name_book.hpp"
#include "reserve/notice.hpp"
#include "reserve/outbox.hpp"
#include "reserve/resync/resync_book.hpp"
#include "reserve/sign_in_book.hpp"
#include "sql/commands/approval_list.hpp"
#include "sql/commands/ban_list.hpp"
#include "sql/commands/calendar_list.hpp"
#include "sql/commands/history.hpp"
#include "sql/commands/meeting_search.hpp"
#include "sql/commands/message_list.hpp"
#include "sql/commands/reservation_requests.hpp"
#include "sql/commands/room_admin.hpp"
#include "sql/commands/room_record.hpp"
#include "sql/commands/status_report.hpp"
#include "sql/commands/stuck_dates.hpp"
#include "sql/commands/user_admin.hpp"
#include "sql/commit_point.hpp"
#include "sql/gateway_sign.hpp"
#include "sql/server_book.hpp"
#include "sql/settings.hpp"
#include "sql/stored_mails.hpp"

namespace sql {

// The database of a gateway or of a command: opens it (making and migrating it where needed) and hands out
// the ports. All of them are thread-safe and live as long as this.
class Database {
  public:
    // Throws with the cause in words. `observer` must not throw.
    explicit Database(const Settings& settings, CommitObserver observer = {});
    ~Database();

    reserve::Inbox& inbox();
    reserve::Outbox& outbox();
    reserve::NoticeBox& notices();
    reserve::StoredRequests& requests();
    reserve::Directory& directory();
    reserve::Books& books();
    reserve::ResyncBook& resync_book();
    StoredMails& stored_mails();

    // For the commands.
    RoomAdmin& rooms();
    UserAdmin& users();
    MessageList& messages();
    History& history();
    MeetingSearch& meeting_search();
    CalendarList& calendars();
    BanList& ban_list();
    ApprovalList& approvals();
    RoomRecords& room_records();
    StuckDates& stuck_dates();
    ReservationRequests& reservation_requests();

    GatewaySign& gateway();
    ServerBook& servers();
    StatusReport& status();
    reserve::NameBook& names();
    reserve::SignInBook& sign_ins();

    // Commits what was handed in, calls every completion, and ends the writer. What comes later fails.
    void close();

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace sql
