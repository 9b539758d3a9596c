#include "ews/doctor/room_signs.hpp"

#include <algorithm>
#include <set>

#include "ews/errors/error_table.hpp"
#include "ews/mailbox/room_mailbox.hpp"
#include "ews/requests/get_delegate.hpp"
#include "ews/requests/get_folder.hpp"
#include "ews/requests/resolve_names.hpp"
#include "ews/responses/resolution.hpp"

namespace ews {
namespace {

constexpr std::chrono::seconds limit{30};

bool has_answer(const MeetingItem& item) {
    return item.my_response == "Accept" || item.my_response == "Tentative" || item.my_response == "Decline";
}

void read_folders(RoomSigns& signs, const std::vector<Folder>& asked, const std::vector<Element>& messages) {
    for (std::size_t i = 0; i < asked.size() && i < messages.size(); ++i) {
        FolderSigns folder{asked[i], trouble_of(messages[i]), {}};
        if (!folder.trouble) folder.rights = read_folder_rights(messages[i]);
        signs.folders.push_back(std::move(folder));
    }
}

// The same of every folder, and not for want of rights there: it is the mailbox itself.
std::optional<Trouble> trouble_of_mailbox(const std::vector<FolderSigns>& folders) {
    static const std::set<std::string> of_a_folder{"ErrorAccessDenied", "ErrorFolderNotFound",
                                                   "ErrorItemNotFound"};
    if (folders.empty() || !folders.front().trouble) return std::nullopt;
    const std::string& code = folders.front().trouble->code;
    const bool same = std::ranges::all_of(
        folders, [&](const FolderSigns& it) { return it.trouble && it.trouble->code == code; });
    return same && !of_a_folder.contains(code) ? folders.front().trouble : std::nullopt;
}

// What roomgate may do is known by then; this says why, and who else may.
void look_at_permissions(RoomSigns& signs, Exchange& exchange, const Mailbox& mailbox) {
    const std::vector<Folder> asked{Folder::inbox, Folder::calendar};
    const auto outcome = exchange.call(mailbox, {get_permissions_request(mailbox, asked), limit, true});
    const auto* const reply = std::get_if<Reply>(&outcome);
    if (!reply) return;
    for (std::size_t i = 0; i < asked.size() && i < reply->messages.size(); ++i) {
        PermissionSigns folder{asked[i], trouble_of(reply->messages[i]), {}};
        if (!folder.trouble) folder.permissions = read_permissions(reply->messages[i]);
        signs.permissions.push_back(std::move(folder));
    }
}

// A mere delegate is not told, or nothing.
void look_at_delegates(RoomSigns& signs, Exchange& exchange, const Mailbox& mailbox) {
    const auto outcome = exchange.call(mailbox, {get_delegate_request(mailbox), limit, true});
    const auto* const reply = std::get_if<Reply>(&outcome);
    if (reply && !trouble_of(reply->messages.front()))
        signs.delegates = read_delegates(reply->messages.front());
}

// Nothing depends on it: what the directory does not tell is left open.
void look_up(RoomSigns& signs, Exchange& exchange, const Mailbox& mailbox) {
    const auto outcome =
        exchange.call(mailbox, {resolve_names_request("smtp:" + mailbox.address), limit, true});
    const auto* const reply = std::get_if<Reply>(&outcome);
    if (reply) signs.addresses = read_resolved_addresses(reply->messages.front());
}

// An answer stands on the item in the calendar; without one it says NoResponseReceived.
void look_for_answers(RoomSigns& signs, Exchange& exchange, const Mailbox& mailbox, reserve::Instant now) {
    constexpr int most = 200;
    const reserve::Interval half_a_year{now, now + std::chrono::days(180)};
    const auto outcome =
        exchange.call(mailbox, {calendar_view_request(mailbox, half_a_year, most), limit, true});
    const auto* const reply = std::get_if<Reply>(&outcome);
    if (!reply || trouble_of(reply->messages.front())) return;
    for (MeetingItem& item : read_page(reply->messages.front(), Folder::calendar, 0).items) {
        if (has_answer(item)) signs.answered.push_back(std::move(item));
    }
}

}  // namespace

RoomSigns visit(Exchange& exchange, const reserve::Address& room, reserve::Instant now) {
    RoomSigns signs;
    const Mailbox mailbox{room.text(), exchange.server().access};
    const std::vector<Folder> folders{Folder::inbox, Folder::calendar, Folder::deleted_items};
    const auto outcome = exchange.call(mailbox, {get_folder_request(mailbox, folders), limit, true});
    if (const auto* const trouble = std::get_if<Trouble>(&outcome)) {
        signs.trouble = *trouble;
        return signs;
    }
    read_folders(signs, folders, std::get<Reply>(outcome).messages);
    signs.trouble = trouble_of_mailbox(signs.folders);
    if (signs.trouble) return signs;
    look_at_permissions(signs, exchange, mailbox);
    look_at_delegates(signs, exchange, mailbox);
    look_up(signs, exchange, mailbox);
    look_for_answers(signs, exchange, mailbox, now);
    return signs;
}

}  // namespace ews
