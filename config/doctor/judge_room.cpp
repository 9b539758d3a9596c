#include "config/doctor/judge_room.hpp"

#include <algorithm>
#include <set>

#include "config/doctor/is_account.hpp"
#include "config/doctor/judge_permissions.hpp"
#include "config/output/local_time.hpp"
#include "ews/errors/error_table.hpp"
#include "ews/shell/cures.hpp"
#include "reserve/global_object_id.hpp"

namespace config {

namespace {

using Kind = Finding::Kind;
using ews::Folder;

std::string name_of(Folder folder) {
    if (folder == Folder::inbox) return "Inbox";
    return folder == Folder::calendar ? "Calendar" : "Deleted Items";
}

std::string missing(const ews::FolderRights& rights) {
    std::string words;
    for (const auto& [has, what] : {std::pair(rights.read, "read"), std::pair(rights.create, "create"),
                                    std::pair(rights.modify, "change"), std::pair(rights.remove, "delete")}) {
        if (!has) words += (words.empty() ? "" : ", ") + std::string(what);
    }
    return words;
}

class Judgement {
  public:
    Judgement(const ews::Server& server, const reserve::Room& room)
        : server_(server), what_("room " + room.name), mailbox_(room.mailbox.text()) {}

    void right(const std::string& part, const std::string& words) { add({Kind::right, part, words}); }
    void warn(const std::string& part, const std::string& words, const std::string& why,
              const std::string& cure) {
        add({Kind::warning, part, words, why, cure});
    }
    void fail(const std::string& part, const std::string& words, const std::string& why,
              const std::string& cure) {
        add({Kind::wrong, part, words, why, cure});
    }

    void mailbox_trouble(const ews::Trouble& trouble) {
        fail("mailbox", ews::words_for(trouble, mailbox_, account()),
             "Nothing can be answered for this room. A changed right or policy counts only after up to 15 "
             "minutes.",
             trouble.code.starts_with("ErrorImpersonat") ? ews::allow_impersonation(account())
                                                         : ews::show_mailbox(mailbox_));
    }

    void folder(const ews::FolderSigns& signs) {
        const std::string name = name_of(signs.folder);
        const std::string why =
            "Requests are looked for and answered there" +
            std::string(signs.folder == Folder::deleted_items ? " when they are answered." : ".");
        const std::string cure = ews::grant_folder(mailbox_, name, account());
        const bool needed = signs.folder != Folder::deleted_items;
        const auto found = [&](const std::string& words) {
            needed ? fail(name, words, why, cure) : warn(name, words, why, cure);
        };
        if (signs.trouble) return found(ews::words_for(*signs.trouble, mailbox_, account()));
        if (!signs.rights) return right(name, "can be read; the server does not tell the rights");
        if (!signs.rights->all()) return found(account() + " may not " + missing(*signs.rights) + " items");
        right(name, "read, create, change and delete items");
    }

    void spelling(const std::vector<std::string>& addresses) {
        if (addresses.size() != 1 || addresses.front() == mailbox_) return;
        const auto known = reserve::Address::parse(addresses.front());
        const bool case_only = known && known == reserve::Address::parse(mailbox_);
        warn("address", "is " + mailbox_ + " here and " + addresses.front() + " in Exchange",
             case_only
                 ? "It counts as the same: addresses are compared without regard to case."
                 : "Requests name the address that Exchange has first, and impersonation takes no other.",
             ews::set_address(mailbox_));
    }

    void on_behalf(const ews::RoomSigns& signs, const sql::RoomRecord& record) {
        if (server_.access != ews::Access::delegate || server_.answer_by == reserve::Channel::imip) return;
        const std::string cure = ews::allow_on_behalf(mailbox_, account());
        const std::string why = "A delegate answers on behalf of the room, and folder rights are not enough.";
        if (record.newest_code == "ErrorSendAsDenied")
            return fail("on behalf", "Exchange refused the newest answer: ErrorSendAsDenied", why, cure);
        if (record.sent_at) return right("on behalf", "an answer went out on " + utc_time(*record.sent_at));
        if (signs.delegates && is_named(*signs.delegates))
            return right("on behalf",
                         account() + " is one of the room's delegates; no answer has gone out yet");
        warn("on behalf",
             "cannot be seen from here until an answer goes out, and none has yet; " +
                 ews::show_on_behalf(mailbox_) + " shows it",
             why, cure);
    }

    void delegates(const ews::Delegates& told) {
        if (told.users.empty() || told.requests_go_to != "DelegatesOnly") return;
        warn("delegates", "get the room's requests instead of it: Exchange moves its own to Deleted Items",
             "Roomgate answers them there, unless somebody empties that folder first.",
             ews::keep_requests(mailbox_));
    }

    void auto_accept(const ews::RoomSigns& signs, const sql::RoomRecord& record) {
        std::set<std::string> ours;
        for (const std::string& uid : record.uids) ours.insert(reserve::plain_uid(uid));
        const auto others = std::ranges::count_if(signs.answered, [&](const ews::MeetingItem& it) {
            return !it.uid.empty() && !ours.contains(it.uid);
        });
        const std::int64_t seen = others + record.answered_by_others;
        if (seen == 0) return right("calendar processing", "no meeting was answered by others than roomgate");
        warn("calendar processing", std::to_string(seen) + " meetings were answered, and not by roomgate",
             "With AutoAccept Exchange answers first, whatever roomgate decides. It may have been a person, "
             "or before roomgate was there.",
             ews::leave_answers_to_roomgate(mailbox_));
    }

    void tnef(const reserve::Room& room, const sql::RoomRecord& record) {
        if (record.with_tnef == 0) return;
        const std::string domain(room.receiving.empty() ? "" : room.receiving.front().domain());
        warn("winmail.dat", std::to_string(record.with_tnef) + " messages came as winmail.dat (TNEF)",
             "Less of a meeting can be read from it than from iCalendar.", ews::send_no_tnef(domain));
    }

    void append(std::vector<Finding> more) { std::ranges::move(more, std::back_inserter(findings_)); }

    std::vector<Finding> findings() && { return std::move(findings_); }

  private:
    bool is_named(const ews::Delegates& delegates) const {
        return std::ranges::any_of(delegates.users,
                                   [&](const std::string& user) { return is_account(user, account()); });
    }
    std::string account() const { return ews::account_of(server_); }
    void add(Finding finding) {
        finding.what = what_ + ": " + finding.what;
        findings_.push_back(std::move(finding));
    }

    const ews::Server& server_;
    const std::string what_;
    const std::string mailbox_;
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> judge_room(const ews::Server& server, const reserve::Room& room,
                                const ews::RoomSigns& signs, const sql::RoomRecord& record) {
    Judgement judgement(server, room);
    if (signs.trouble) {
        judgement.mailbox_trouble(*signs.trouble);
        return std::move(judgement).findings();
    }
    for (const ews::FolderSigns& folder : signs.folders) judgement.folder(folder);
    judgement.append(judge_permissions(server, room, signs));
    judgement.spelling(signs.addresses);
    judgement.on_behalf(signs, record);
    if (signs.delegates) judgement.delegates(*signs.delegates);
    judgement.auto_accept(signs, record);
    judgement.tnef(room, record);
    return std::move(judgement).findings();
}

}  // namespace config
