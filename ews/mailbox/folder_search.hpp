#pragma once
#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "ews/errors/trouble.hpp"
#include "ews/requests/find_item.hpp"
#include "ews/responses/meeting_item.hpp"

namespace ews {

// A search through one folder or several, page by page: says what to ask for next, and gathers what was
// found.
class FolderSearch {
  public:
    // Whether the pages after this one are not wanted.
    using Enough = std::function<bool(const std::vector<MeetingItem>& page)>;

    FolderSearch(const Mailbox& mailbox, const FindItem& first, const Enough& enough);

    // Nothing: the search is over.
    std::optional<FindItem> next();
    // The response messages to `find`, in the order of its folders.
    void read(const FindItem& find, const std::vector<Element>& messages);
    // Goes on with smaller pages, in each folder by itself, without a folder that we may not see, or not that
    // way. Throws ServerTrouble when none of it helps.
    void refused(const FindItem& find, Trouble trouble);

    // Nothing: the server cannot search that way.
    std::optional<std::vector<MeetingItem>> found() &&;

  private:
    void read_folder(const FindItem& find, const Element& message);

    const Mailbox mailbox_;
    const Enough enough_;
    std::deque<FindItem> pages_;  // the first in all folders, each next in one
    std::vector<MeetingItem> found_;
    int asked_ = 0;
    bool cannot_search_ = false;
};

}  // namespace ews
