#include "ews/mailbox/folder_search.hpp"

#include <algorithm>

#include "ews/errors/error_table.hpp"
#include "ews/errors/server_trouble.hpp"
#include "ews/responses/reply.hpp"

namespace ews {
namespace {

// Servers give as few items at a time as they like (EWSFindCountLimit); the time of the attempt ends it too.
constexpr int most_pages = 300;

bool may_be_invisible(Folder folder) { return folder != Folder::inbox && folder != Folder::calendar; }

bool is_hidden(ErrorClass what) {
    return what == ErrorClass::rights || what == ErrorClass::not_there || what == ErrorClass::wrong_item;
}

FindItem in_one(const FindItem& find, Folder folder) {
    return {{folder}, find.restriction, find.offset, find.at_most};
}

}  // namespace

FolderSearch::FolderSearch(const Mailbox& mailbox, const FindItem& first, const Enough& enough)
    : mailbox_(mailbox), enough_(enough), pages_{first} {}

std::optional<FindItem> FolderSearch::next() {
    if (pages_.empty() || cannot_search_ || asked_ == most_pages) return std::nullopt;
    ++asked_;
    FindItem find = std::move(pages_.front());
    pages_.pop_front();
    return find;
}

// What a server leaves out that takes one folder at a time is asked for by itself.
void FolderSearch::read(const FindItem& find, const std::vector<Element>& messages) {
    for (std::size_t i = 0; i < find.folders.size(); ++i) {
        const FindItem part = in_one(find, find.folders[i]);
        if (i < messages.size()) {
            read_folder(part, messages[i]);
        } else {
            pages_.push_back(part);
        }
    }
}

void FolderSearch::read_folder(const FindItem& find, const Element& message) {
    if (auto trouble = trouble_of(message)) return refused(find, std::move(*trouble));
    Page page = read_page(message, find.folders.front(), find.offset);
    if (page.next_offset && !(enough_ && enough_(page.items))) {
        pages_.push_back({find.folders, find.restriction, *page.next_offset, find.at_most});
    }
    std::ranges::move(page.items, std::back_inserter(found_));
}

void FolderSearch::refused(const FindItem& find, Trouble trouble) {
    const ErrorClass what = trouble.error_class;
    if (error_row(trouble.code).whole_server) throw ServerTrouble(std::move(trouble));
    if (what == ErrorClass::page_size && find.at_most > 1) {
        pages_.push_back({find.folders, find.restriction, find.offset, find.at_most / 5 + 1});
        return;
    }
    const bool our_fault = what == ErrorClass::our_fault;
    if (find.folders.size() > 1 && (is_hidden(what) || our_fault)) {
        for (const Folder folder : find.folders) pages_.push_back(in_one(find, folder));
        return;
    }
    const bool last_way = std::holds_alternative<Unrestricted>(find.restriction);
    const bool not_so = what == ErrorClass::search || our_fault;
    if ((is_hidden(what) || (not_so && last_way)) && may_be_invisible(find.folders.front())) return;
    // What nobody knows may be about the restriction.
    const bool other_way = !last_way && (not_so || what == ErrorClass::unknown);
    if (!other_way) give_up(std::move(trouble), find_item_request(mailbox_, find));
    cannot_search_ = true;
}

std::optional<std::vector<MeetingItem>> FolderSearch::found() && {
    if (cannot_search_) return std::nullopt;
    return std::move(found_);
}

}  // namespace ews
