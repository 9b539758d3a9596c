#pragma once
#include <memory>
#include <optional>

#include "config/service/daily.hpp"
#include "config/service/service.hpp"
#include "ews/courier.hpp"
#include "ews/name_directory.hpp"
#include "ews/room_calendar.hpp"
#include "ews/room_mail.hpp"
#include "reserve/clock.hpp"
#include "reserve/desk/desk.hpp"
#include "reserve/names/organizer_names.hpp"
#include "reserve/notices/messenger.hpp"
#include "reserve/notices/two_relays.hpp"
#include "reserve/post/post.hpp"
#include "reserve/post/two_couriers.hpp"
#include "reserve/reading/reader_pool.hpp"
#include "reserve/receiving/mail_copies.hpp"
#include "reserve/receiving/receiving.hpp"
#include "reserve/resync/scheduled_resync.hpp"
#include "smtp/relay/imip_courier.hpp"
#include "smtp/relay/relay.hpp"
#include "smtp/server.hpp"
#include "sql/database.hpp"

namespace config {

// What the gateway is made of, in the order in which each needs those before it.
struct Service::Parts {
    reserve::SystemClock clock;
    sql::Database database;
    std::unique_ptr<reserve::MailCopies> copies;
    reserve::ReaderPool reader;
    ews::Courier exchange;
    smtp::ImipCourier imip;
    reserve::TwoCouriers courier;
    reserve::Post post;
    smtp::Relay relay;
    ews::RoomMail room_mail;
    reserve::TwoRelays relays;
    reserve::Messenger messenger;
    ews::NameDirectory name_directory;
    reserve::OrganizerNames names;
    reserve::Desk desk;
    reserve::Receiving receiving;
    smtp::Server server;
    ews::RoomCalendar calendar;
    reserve::ScheduledResync resync;
    std::optional<Daily> warnings;
    std::optional<Daily> sign_of_life;
    std::optional<Daily> resyncs;

    // Opens the database and joins them. Throws with the cause in words.
    Parts(const Settings& settings, reserve::Log& log);

    // For the database; what was counted is counted anew from here on.
    reserve::ServerNotes take_notes();
};

}  // namespace config
