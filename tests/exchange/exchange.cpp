#include "tests/exchange/exchange.hpp"

#include <stdexcept>

#include "tests/exchange/control/control.hpp"
#include "tests/exchange/http/http_server.hpp"
#include "tests/exchange/mail/calendar_part.hpp"
#include "tests/exchange/mail/encoding.hpp"
#include "tests/exchange/mail/forwarder.hpp"
#include "tests/exchange/mailbox/organization.hpp"
#include "tests/exchange/soap/item_id.hpp"
#include "tests/exchange/soap/properties.hpp"
#include "tests/exchange/soap/service.hpp"

namespace exchange {
namespace {

constexpr int ews_threads = 2;

// Mail is CRLF on the wire; a file from an editor becomes that.
std::string with_crlf(const std::string& message) {
    if (message.find("\r\n") != std::string::npos) return message;
    std::string text;
    for (const char c : message) {
        if (c == '\n') text += '\r';
        text += c;
    }
    return text;
}

Entry entry_of(const Item& item) {
    return {id_text({item.number, {}}),   item.item_class, item.subject,     item.uid,
            item.recurrence_id,           item.sequence,   item.start,       item.end,
            response_name(item.response), item.reply_time, item.out_of_date, item.cancelled,
            !item.starts.empty(),         item.organizer,  item.headers};
}

}  // namespace

// The members end in the opposite order: first the ports, then the forwards, last the mailboxes.
struct Exchange::Parts {
    Parts(Exchange& exchange, Settings given)
        : settings(std::move(given)),
          organization(settings.journal),
          forwarder(std::make_unique<Forwarder>(
              Forwarder::Settings{settings.smtp, settings.retry_interval, settings.smtp_connections},
              [this](const Forward& forward) { organization.forward_done(forward); })),
          tokens(organization),
          service(organization, tokens, settings.sign_in),
          control(exchange) {}

    void listen() {
        ews = std::make_unique<HttpServer>(
            settings.ews, [this](const HttpRequest& r, HttpConnection& c) { return service.answer(r, c); },
            ews_threads);
        control_port = std::make_unique<HttpServer>(
            settings.control, [this](const HttpRequest& r, HttpConnection&) { return control.answer(r); }, 1);
    }

    void forward(const Delivery& delivery) {
        Forward forward;
        forward.number = delivery.number;
        forward.mail_from = read_mail(*delivery.message).from;
        std::chrono::milliseconds delay{};
        for (const std::string& mailbox : delivery.recipients) {
            const auto lock = organization.lock();
            const Room& room = *organization.store().room(mailbox);
            if (!room.forward || room.receiving.empty() || organization.strike("drop_forward", "", mailbox))
                continue;
            forward.recipients.push_back(room.receiving);
            if (const auto fault = organization.strike("delay_forward", "", mailbox)) delay = fault->delay;
        }
        if (forward.recipients.empty()) {
            forward.state = Forward::State::dropped;
            organization.forward_done(forward);
        }
        forwarder->submit(std::move(forward), delivery.message, delay);
    }

    Settings settings;
    Organization organization;
    std::unique_ptr<Forwarder> forwarder;
    TokenEndpoint tokens;
    Service service;
    Control control;
    std::unique_ptr<HttpServer> ews;
    std::unique_ptr<HttpServer> control_port;
};

Exchange::Exchange(Settings settings) : parts_(std::make_unique<Parts>(*this, std::move(settings))) {
    parts_->organization.restore([this](const Delivery& delivery) { parts_->forward(delivery); });
    parts_->listen();
}

Exchange::~Exchange() {
    parts_->control_port.reset();
    parts_->ews.reset();
    parts_->forwarder.reset();
}

std::uint16_t Exchange::ews_port() const { return parts_->ews->port(); }
std::uint16_t Exchange::control_port() const { return parts_->control_port->port(); }

std::string Exchange::ews_url() const {
    return "http://" + parts_->settings.ews.host + ":" + std::to_string(ews_port()) + "/EWS/Exchange.asmx";
}

std::string Exchange::token_url() const {
    return "http://" + parts_->settings.ews.host + ":" + std::to_string(ews_port()) + "/token";
}

std::size_t Exchange::tokens_issued() const { return parts_->tokens.issued(); }
void Exchange::withdraw_tokens() { parts_->tokens.withdraw_all(); }

std::string Exchange::control_url() const {
    return "http://" + parts_->settings.control.host + ":" + std::to_string(control_port());
}

void Exchange::put_room(const Room& room) {
    if (room.mailbox.find('@') == std::string::npos)
        throw std::invalid_argument("a room needs a mailbox address");
    parts_->organization.put_room(room);
}

void Exchange::put_account(const Account& account) { parts_->organization.put_account(account); }
void Exchange::set_smtp(const Endpoint& gateway) { parts_->forwarder->set_gateway(gateway); }

std::uint64_t Exchange::deliver(const std::vector<std::string>& mailboxes, const std::string& message,
                                bool forward) {
    {
        const auto lock = parts_->organization.lock();
        for (const auto& mailbox : mailboxes) {
            if (!parts_->organization.store().room(mailbox))
                throw std::invalid_argument("no such room: " + mailbox);
        }
    }
    if (mailboxes.empty()) throw std::invalid_argument("no room is given");
    const Delivery delivery = parts_->organization.deliver(mailboxes, with_crlf(message), forward);
    if (!forward) return 0;
    parts_->forward(delivery);
    return delivery.number;
}

void Exchange::add_fault(const Fault& fault) {
    if (!parts_->organization.add_fault(fault))
        throw std::invalid_argument("no such kind of fault: " + fault.kind);
}

void Exchange::clear_faults() { parts_->organization.clear_faults(); }
std::vector<Fault> Exchange::faults() const { return parts_->organization.faults(); }
void Exchange::down() { parts_->ews->down(); }
void Exchange::up() { parts_->ews->up(); }

void Exchange::ask_to_stop() {
    if (parts_->settings.stop_asked) parts_->settings.stop_asked();
}

std::vector<OrganizerMail> Exchange::organizer_mail(std::uint64_t since, std::size_t at_most) const {
    return parts_->organization.organizer_mail(since, at_most);
}

std::vector<Forward> Exchange::forwards(std::uint64_t since) const { return parts_->forwarder->all(since); }

std::vector<Call> Exchange::calls(std::uint64_t since, std::size_t at_most) const {
    return parts_->organization.calls(since, at_most);
}

std::vector<std::string> Exchange::mailboxes() const {
    const auto lock = parts_->organization.lock();
    return parts_->organization.store().mailboxes();
}

std::vector<Entry> Exchange::entries(const std::string& mailbox, Folder folder) const {
    const auto lock = parts_->organization.lock();
    const Store& store = parts_->organization.store();
    std::vector<Entry> entries;
    for (const Number number : store.in_folder(mailbox, folder))
        entries.push_back(entry_of(*store.find(number)));
    return entries;
}

bool Exchange::wait_for_mail(std::size_t count, std::chrono::milliseconds at_most) const {
    const Organization& organization = parts_->organization;
    return organization.wait_until([&] { return organization.mail_count() >= count; }, at_most);
}

bool Exchange::wait_for_forwards(std::size_t done, std::chrono::milliseconds at_most) const {
    return parts_->forwarder->wait_for_done(done, at_most);
}

bool Exchange::wait_for_calls(std::size_t count, std::chrono::milliseconds at_most) const {
    const Organization& organization = parts_->organization;
    return organization.wait_until([&] { return organization.call_count() >= count; }, at_most);
}

}  // namespace exchange
