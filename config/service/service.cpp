#include "config/service/service.hpp"

#include <algorithm>
#include <string>

#include "config/service/part_settings.hpp"
#include "config/service/parts.hpp"
#include "config/service/start_words.hpp"
#include "config/settings/changes.hpp"
#include "ews/sign_in/keytab.hpp"
#include "reserve/desk/in_doubt.hpp"

namespace config {
namespace {

// Before there are threads that read the environment.
void take_keytab(const Settings& settings) {
    for (const ExchangeEntry& entry : settings.exchange) {
        if (!entry.server.keytab.empty()) ews::use_keytab(entry.server.keytab);
    }
}

bool has_keytab(const Settings& settings) {
    return std::ranges::any_of(settings.exchange,
                               [](const ExchangeEntry& entry) { return !entry.server.keytab.empty(); });
}

}  // namespace

Service::Service(const Settings& settings, ProgramLog& log)
    : started_with_(settings), settings_(settings), log_(log) {
    take_keytab(settings);
    parts_ = std::make_unique<Parts>(settings, log);
}

Service::~Service() = default;

// The port comes first: where another one has it, nothing is touched.
void Service::start() {
    parts_->server.listen();
    parts_->database.gateway().begins();
    log_.action("database " + settings_.database.file.string() + " with " +
                std::to_string(parts_->database.rooms().list(false).size()) + " rooms and " +
                std::to_string(parts_->database.users().list(false).size()) + " users");
    for (const ExchangeEntry& entry : settings_.exchange) log_.action(in_words(entry.server));
    if (settings_.exchange.empty()) log_.warning("there is no [[exchange]] in the settings: answers wait");
    reserve::settle_in_doubt(parts_->database.inbox(), settings_.desk.in_doubt_events, parts_->clock, log_);
    tell_booking_defaults();
    hold_refused_servers();
    parts_->post.start();
    parts_->messenger.start();
    parts_->names.start();
    parts_->desk.start();
    parts_->server.start();
    parts_->sign_of_life.emplace(
        [this] {
            give_sign_of_life();
            take_over();
            notice_sign_ins();
        },
        std::chrono::seconds(5));
    parts_->warnings.emplace([this] {
        for (const std::string& line : parts_->exchange.warnings()) log_.warning(line);
    });
    if (settings_.resync.every.count() > 0 && !settings_.exchange.empty())
        parts_->resyncs.emplace(
            [this] {
                if (parts_->database.gateway().leads()) parts_->resync.run();
            },
            settings_.resync.every);
}

// For other programs, which learn from the database whether a gateway runs and what it adds to a booking.
void Service::give_sign_of_life() {
    try {
        parts_->database.gateway().runs(parts_->clock.now(), parts_->take_notes());
    } catch (const std::exception& error) {
        log_.warning(std::string("other programs may take the gateway for offline: ") + error.what());
    }
}

void Service::sign_off() {
    try {
        parts_->database.gateway().stopped(parts_->clock.now(), parts_->take_notes());
    } catch (const std::exception& error) {
        log_.warning(std::string("other programs may take the gateway for running: ") + error.what());
    }
}

// What was refused in an earlier run, or by another process, is not tried again because this one starts.
void Service::hold_refused_servers() {
    for (const auto& [server, wait] : parts_->exchange.refused_sign_ins()) parts_->post.hold(server, wait);
}

// Another process has found that the account works, or was told to try it.
void Service::notice_sign_ins() {
    try {
        if (parts_->exchange.can_sign_in_again()) parts_->post.end_pauses();
    } catch (const std::exception& error) {
        log_.warning(std::string("what is paused after a refused sign-in stays so: ") + error.what());
    }
}

// What another gateway on this database had in progress when it died, unless `fail_on_startup` leaves it.
void Service::take_over() {
    const reserve::InDoubtEvents what = started_with_.desk.in_doubt_events;
    if (what == reserve::InDoubtEvents::fail_on_startup) return;
    try {
        reserve::settle_in_doubt(parts_->database.inbox(), what, parts_->clock, log_);
    } catch (const std::exception& error) {
        log_.warning(std::string("another gateway's items wait: ") + error.what());
    }
}

void Service::tell_booking_defaults() {
    const reserve::BookingPolicy& booking = settings_.desk.deciding.booking;
    try {
        parts_->database.gateway().books_with(booking.setup_minutes, booking.cleanup_minutes);
    } catch (const std::exception& error) {
        log_.warning(std::string("other programs add the set-up minutes of before: ") + error.what());
    }
}

// What can fail comes first: then nothing has changed.
void Service::reload(const Settings& settings) {
    const auto sink = log_.open(settings.log);
    if (has_keytab(started_with_)) ews::forget_tickets();
    parts_->server.apply(settings.smtp);
    log_.use(sink);
    parts_->receiving.apply(settings.desk.deciding.requester);
    parts_->desk.apply(settings.desk.deciding);
    parts_->resync.apply(settings.desk.deciding);
    parts_->exchange.apply(exchange_settings(settings));
    parts_->exchange.sign_in_again();
    parts_->imip.apply({relay_settings(settings), settings.desk.deciding.texts});
    parts_->relay.apply(settings.relay);
    parts_->relays.apply(confirms_by_ews(settings));
    parts_->post.end_pauses();
    const auto changed = changes(settings_, settings).at_reload;
    const auto waiting = changes(started_with_, settings).at_restart;
    settings_ = settings;
    tell_booking_defaults();
    log_.action(changed.empty() ? "no setting has changed that counts at once"
                                : "changed: " + joined(changed));
    if (!settings.answer.templates.empty())
        log_.action("the templates in " + settings.answer.templates.string() + " were read again");
    if (!waiting.empty()) log_.warning("needs a restart: " + joined(waiting));
}

// Either this sees that the post is being stopped, or stop() sees that it is to be quick.
void Service::hasten() {
    quick_ = true;
    parts_->server.hasten();
    if (stops_post_) parts_->courier.stop();
}

void Service::stop() {
    parts_->warnings.reset();
    parts_->sign_of_life.reset();
    parts_->resync.stop();
    parts_->server.stop(settings_.smtp.stop_grace);
    parts_->desk.stop();
    stops_post_ = true;
    parts_->post.stop(quick_ ? std::chrono::seconds(0) : settings_.post.grace);
    parts_->messenger.stop();  // cuts what it says to Exchange, too
    sign_off();
    parts_->courier.stop();  // what resync and names still ask
    parts_->names.stop();
    parts_->resyncs.reset();
    parts_->resync.wait();
}

}  // namespace config
