#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>

#include "reserve/clock.hpp"
#include "reserve/directory.hpp"
#include "reserve/inbox.hpp"
#include "reserve/log.hpp"
#include "reserve/reading/reader.hpp"
#include "reserve/receiving/found_rooms.hpp"
#include "reserve/receiving/lookups.hpp"
#include "reserve/receiving/mail_copies.hpp"
#include "reserve/receiving/requester_settings.hpp"
#include "reserve/reception.hpp"

namespace reserve {

// The loop of reception, from the end of the data to the commit: has the message read, checks the requester,
// and stores it with one work item for each recipient. A message whose reader failed is stored too, parked.
class Receiving final : public Reception {
  public:
    struct Parts {
        Reader& reader;
        Directory& directory;
        Inbox& inbox;
        const Clock& clock;
        Log& log;
        MailCopies* copies = nullptr;          // keep_email
        std::function<void()> stored = [] {};  // there is work for the desk
        std::function<FoundRooms::Time()> steady_now = std::chrono::steady_clock::now;
    };

    Receiving(Parts parts, RequesterSettings settings);
    ~Receiving() override;  // answers what is still asked

    void find_room(const Address& recipient, std::function<void(RecipientAnswer)> done) override;
    void receive(ReceivedMessage message, std::function<void(Receipt)> done) override;

    // False after storing failed, until a message was stored again; but one message at a time may try.
    bool available() override;

    void apply(RequesterSettings settings);  // at run time

  private:
    struct Delivery;

    RecipientAnswer look_up(const Address& recipient);
    void note_spelling(const Address& asked, const Room& room);
    void note_spelling(const Address& asked, const std::vector<Profile>& profiles);
    void note_spelling(const Address& asked, const std::string& words);
    void decide(const std::shared_ptr<Delivery>& delivery, ReadResult result);
    Receipt check(const ReceivedMessage& message, const Reading& reading);
    void store(const std::shared_ptr<Delivery>& delivery, NewMessage message);
    void stored(const std::shared_ptr<Delivery>& delivery, MessageId id);
    void storing_failed();
    RequesterSettings settings() const;

    Parts parts_;
    mutable std::mutex mutex_;  // settings_ and spellings_
    RequesterSettings settings_;
    std::set<std::string> spellings_;  // noted already
    FoundRooms found_;
    std::atomic<bool> failing_{false};
    std::atomic<std::int64_t> next_try_{0};  // while failing; UTC seconds
    Lookups lookups_;                        // last: its jobs use all of the above
};

}  // namespace reserve
