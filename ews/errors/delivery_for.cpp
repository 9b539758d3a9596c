#include "ews/errors/delivery_for.hpp"

#include "ews/errors/error_table.hpp"

namespace ews {
namespace {

// So often a code that roomgate does not know, or that no other way led around, is tried again.
constexpr int most_tries_of_unknown = 20;

// What an error page or a hanging call is about, cannot be told: it may be the very answer.
bool is_outage(const Trouble& trouble) {
    return trouble.fate == Fate::refused &&
           (trouble.error_class == ErrorClass::throttled || trouble.error_class == ErrorClass::transient);
}

reserve::Wait wait(const Trouble& trouble, bool slowly, const std::string& words) {
    const bool whole_server = error_row(trouble.code).whole_server;
    return {whole_server ? reserve::Wait::Scope::server : reserve::Wait::Scope::answer,
            trouble.back_off,
            slowly,
            trouble.code,
            words,
            may_last_for_ever(trouble.code),
            whole_server && is_outage(trouble),
            is_refused_sign_in(trouble.code)};
}

}  // namespace

reserve::Delivery delivery_for(const Trouble& trouble, const reserve::Answer& answer, const Server& server) {
    const std::string words = words_for(trouble, answer.mailbox.text(), account_of(server));
    switch (trouble.error_class) {
        case ErrorClass::throttled:
        case ErrorClass::transient:
        case ErrorClass::conflict:
            return wait(trouble, false, words);
        case ErrorClass::rights:
        case ErrorClass::full:
        case ErrorClass::version:
            return wait(trouble, true, words);
        case ErrorClass::not_there:
            return reserve::NotThere{words};
        case ErrorClass::superseded:
            return reserve::Superseded{trouble.code, words};
        case ErrorClass::wrong_item:
        case ErrorClass::our_fault:
            return reserve::CannotHeal{trouble.code, words};
        case ErrorClass::search:
        case ErrorClass::page_size:
        case ErrorClass::change_key:
        case ErrorClass::unknown:
            break;
    }
    if (answer.tries >= most_tries_of_unknown) return reserve::CannotHeal{trouble.code, words};
    return wait(trouble, false, words);
}

reserve::Wait wait_for(const Trouble& trouble, const Server& server) {
    return wait(trouble, true, words_for(trouble, "", account_of(server)));
}

}  // namespace ews
