#include "reserve/receiving/mail_copies.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <ctime>
#include <deque>
#include <fstream>
#include <mutex>
#include <set>
#include <stdexcept>
#include <system_error>
#include <thread>

namespace reserve {
namespace {

constexpr std::size_t most_waiting = 1000;
constexpr std::size_t made_up_at_a_time = 100;
constexpr std::size_t longest_recipient = 100;  // octets of it in a file name, which ends at 255

std::runtime_error broken(const std::string& doing, const std::filesystem::path& path) {
    return std::runtime_error(doing + " " + path.string() + ": " + std::generic_category().message(errno));
}

std::string in_file_name(std::string text) {
    std::ranges::replace_if(
        text,
        [](char c) {
            const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            return !plain && c != '@' && c != '.' && c != '-' && c != '+';
        },
        '-');
    if (!text.empty() && text.front() == '.') text.front() = '-';
    return text.substr(0, longest_recipient);
}

// Never seen half written under its name.
void write_file(const std::filesystem::path& path, const std::string& content) {
    const std::filesystem::path partial = path.string() + ".partial";
    const int file = ::open(partial.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0) throw broken("opening", partial);
    std::size_t written = 0;
    while (written < content.size()) {
        const ssize_t n = ::write(file, content.data() + written, content.size() - written);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) {
            const std::runtime_error error = broken("writing", partial);
            ::close(file);
            throw error;
        }
        written += static_cast<std::size_t>(n);
    }
    ::close(file);
    if (::rename(partial.c_str(), path.c_str()) != 0) throw broken("renaming", partial);
}

}  // namespace

class MailCopies::Writer {
  public:
    Writer(std::filesystem::path directory, MessageId newest, const StoredAfter& stored_after, Log& log)
        : directory_(std::move(directory)), log_(log) {
        std::filesystem::create_directories(directory_);
        std::filesystem::permissions(directory_, std::filesystem::perms::owner_all);
        complete_ = read_complete(newest);
        make_up(stored_after);
        thread_ = std::thread([this] { run(); });
    }

    ~Writer() {
        {
            const std::lock_guard lock(mutex_);
            stopping_ = true;
        }
        changed_.notify_all();
        thread_.join();
    }

    void add(StoredMail mail) {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return waiting_.size() < most_waiting; });
        unwritten_.insert(mail.id);
        waiting_.push_back(std::move(mail));
        lock.unlock();
        changed_.notify_all();
    }

  private:
    std::filesystem::path complete_path() const { return directory_ / ".complete"; }

    MessageId read_complete(MessageId newest) {
        std::ifstream file(complete_path());
        std::int64_t id = 0;
        if (file >> id) return MessageId{id};
        write_complete(newest);
        return newest;
    }

    void write_complete(MessageId id) {
        write_file(complete_path(), std::to_string(static_cast<std::int64_t>(id)) + "\n");
    }

    void make_up(const StoredAfter& stored_after) {
        for (auto mails = stored_after(complete_, made_up_at_a_time); !mails.empty();
             mails = stored_after(complete_, made_up_at_a_time)) {
            for (const StoredMail& mail : mails) {
                const auto path = directory_ / file_name(mail);
                if (!std::filesystem::exists(path)) write_file(path, mail.raw);
                complete_ = mail.id;
            }
        }
        write_complete(complete_);
    }

    void run() {
        std::unique_lock lock(mutex_);
        for (;;) {
            changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty()) break;
            const StoredMail mail = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            changed_.notify_all();
            const bool written = try_to_write(mail);
            lock.lock();
            if (written) unwritten_.erase(mail.id);
            newest_ = std::max(newest_, mail.id);
            if (waiting_.empty() && written) note_complete();
        }
    }

    bool try_to_write(const StoredMail& mail) {
        try {
            write_file(directory_ / file_name(mail), mail.raw);
            return true;
        } catch (const std::exception& error) {
            log_.error("message " + std::to_string(static_cast<std::int64_t>(mail.id)) +
                       " has no copy (keep_email), made up at the next start: " + error.what());
            return false;
        }
    }

    // Ids are given in the order of storing, so all up to the one before the first unwritten are there.
    void note_complete() {
        const MessageId up_to =
            unwritten_.empty() ? newest_ : MessageId{static_cast<std::int64_t>(*unwritten_.begin()) - 1};
        if (up_to <= complete_) return;
        try {
            write_complete(up_to);
            complete_ = up_to;
        } catch (const std::exception& error) {
            log_.error(std::string("keep_email: ") + error.what());
        }
    }

    const std::filesystem::path directory_;
    Log& log_;
    MessageId complete_{};
    MessageId newest_{};
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<StoredMail> waiting_;
    std::set<MessageId> unwritten_;
    bool stopping_ = false;
    std::thread thread_;
};

MailCopies::MailCopies(std::filesystem::path directory, MessageId newest, const StoredAfter& stored_after,
                       Log& log)
    : writer_(std::make_unique<Writer>(std::move(directory), newest, stored_after, log)) {}

MailCopies::~MailCopies() = default;

void MailCopies::write(StoredMail mail) { writer_->add(std::move(mail)); }

std::string MailCopies::file_name(const StoredMail& mail) {
    const std::time_t at = std::chrono::system_clock::to_time_t(mail.received_at);
    std::tm utc{};
    ::gmtime_r(&at, &utc);
    char time[32];
    std::strftime(time, sizeof time, "%Y%m%dT%H%M%SZ", &utc);
    std::string name = time;
    if (!mail.recipients.empty()) name += "_" + in_file_name(mail.recipients.front());
    if (mail.recipients.size() > 1) name += "_and-" + std::to_string(mail.recipients.size() - 1) + "-more";
    return name + "_" + std::to_string(static_cast<std::int64_t>(mail.id)) + ".eml";
}

}  // namespace reserve
