#include "ews/deliver_mirror.hpp"

#include "ews/errors/delivery_for.hpp"
#include "ews/mailbox/mirroring.hpp"

namespace ews {
namespace {

using reserve::Answer;
using reserve::Delivery;

constexpr int most_looks = 3;

// What was there a moment ago has gone or changed.
bool is_worth_another_look(const Trouble& trouble) {
    return trouble.error_class == ErrorClass::conflict || trouble.error_class == ErrorClass::change_key ||
           trouble.error_class == ErrorClass::not_there;
}

reserve::Sent shown(const std::optional<std::string>& misfit) {
    if (!misfit) return {};
    return {.words = "Exchange shows an item a date: " + *misfit + ".", .is_warning = true};
}

// No message is waited for, and none makes it out of date.
Delivery delivery_of(const Trouble& trouble, const Answer& answer, const Server& server) {
    Delivery told = delivery_for(trouble, answer, server);
    if (const auto* const missing = std::get_if<reserve::NotThere>(&told))
        return reserve::Wait{reserve::Wait::Scope::answer, {}, true, trouble.code, missing->words};
    if (const auto* const superseded = std::get_if<reserve::Superseded>(&told))
        return reserve::CannotHeal{superseded->code, superseded->words};
    return told;
}

}  // namespace

// After an unknown outcome the server may still be at it: what is sent then, waits until it cannot be.
Delivery deliver_mirror(Exchange& exchange, const Answer& answer, reserve::Instant now) {
    RoomMailbox room(exchange, answer.mailbox.text(), answer.id);
    std::optional<Trouble> trouble;
    for (int looks = 0; looks < most_looks; ++looks) {
        Mirroring mirroring(room, answer, now);
        trouble = mirroring.run();
        if (!trouble) return shown(mirroring.misfit());
        if (trouble->fate == Fate::lost) return reserve::Unknown{trouble->code + ": " + trouble->message};
        if (!is_worth_another_look(*trouble)) break;
    }
    return delivery_of(*trouble, answer, exchange.server());
}

}  // namespace ews
