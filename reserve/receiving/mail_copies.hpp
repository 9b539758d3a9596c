#pragma once
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "reserve/instant.hpp"
#include "reserve/log.hpp"
#include "reserve/message.hpp"

namespace reserve {

// A stored message, as far as its copy needs it.
struct StoredMail {
    MessageId id{};
    Instant received_at;
    std::vector<std::string> recipients;  // receiving addresses as the client wrote them
    std::string raw;
};

// Byte-exact copies of stored messages as .eml files (keep_email = true): how an administrator proves that
// mail arrives. They are written behind the commit, in the order of storing, by a thread of their own; what a
// crash kept from being written is made up at the next start. The file `.complete` in the directory holds the
// id up to which every copy was written, so that a copy an administrator deletes stays deleted.
class MailCopies {
  public:
    // Up to `at_most` stored messages after that id, in the order of ids.
    using StoredAfter = std::function<std::vector<StoredMail>(MessageId after, std::size_t at_most)>;

    // Makes the directory (mode 0700) if it is not there, and makes up missing copies. `newest` is the id of
    // the newest stored message: a directory that is new begins behind it. Throws std::runtime_error when the
    // directory cannot be written.
    MailCopies(std::filesystem::path directory, MessageId newest, const StoredAfter& stored_after, Log& log);
    ~MailCopies();  // writes what is still to be written
    MailCopies(const MailCopies&) = delete;
    MailCopies& operator=(const MailCopies&) = delete;

    // Returns at once, unless a thousand copies wait already. A copy that cannot be written is an error in
    // the log and is made up at the next start; the message itself is safe in the database.
    void write(StoredMail mail);

    // Time of arrival, recipients and id: "20261122T101500Z_r12@rooms.example.com_4711.eml".
    static std::string file_name(const StoredMail& mail);

  private:
    class Writer;
    std::unique_ptr<Writer> writer_;
};

}  // namespace reserve
