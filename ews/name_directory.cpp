#include "ews/name_directory.hpp"

#include "ews/errors/error_table.hpp"
#include "ews/requests/resolve_names.hpp"
#include "ews/responses/resolution.hpp"

namespace ews {
namespace {

constexpr std::chrono::seconds limit{20};

reserve::Wait wait_for(const Trouble& trouble, const reserve::Address& mailbox, const Server& server) {
    return {reserve::Wait::Scope::answer, trouble.back_off, false, trouble.code,
            words_for(trouble, mailbox.text(), account_of(server))};
}

bool says_that_there_is_none(const Trouble& trouble) {
    return trouble.code == "ErrorNameResolutionNoResults" || trouble.code == "ErrorNameResolutionNoMailbox" ||
           trouble.code == "ErrorNameResolutionMultipleResults";
}

}  // namespace

// Where several people are found, none of them is.
std::variant<std::optional<reserve::Address>, reserve::Wait> NameDirectory::look_up(
    const std::string& name, const reserve::Address& mailbox) {
    const auto exchange = courier_.exchange_for(mailbox);
    if (!exchange || exchange->server().answer_by != reserve::Channel::ews) return std::nullopt;
    const Mailbox room{mailbox.text(), exchange->server().access};
    const auto outcome = exchange->call(room, {resolve_names_request(name), limit, true});
    if (const auto* const trouble = std::get_if<Trouble>(&outcome))
        return wait_for(*trouble, mailbox, exchange->server());
    const Element& message = std::get<Reply>(outcome).messages.front();
    const auto addresses = read_resolved_addresses(message);
    if (const auto trouble = trouble_of(message); trouble && addresses.empty())
        if (!says_that_there_is_none(*trouble)) return wait_for(*trouble, mailbox, exchange->server());
    if (addresses.size() != 1) return std::nullopt;
    return reserve::Address::parse(addresses.front());
}

}  // namespace ews
