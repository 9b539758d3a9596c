#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "reserve/approval.hpp"
#include "reserve/instant.hpp"
#include "reserve/room.hpp"

namespace reserve {

enum class NoticeId : std::int64_t {};

// A mail to the delegates of a room, or to a requester whose booking it confirms.
struct NewNotice {
    std::optional<ApprovalId> approval;  // waits only while that is pending; nothing: a confirmation
    RoomId room{};
    std::string uid;
    std::optional<Instant> recurrence_id;  // it is about this occurrence only
    std::vector<std::string> recipients;
    std::string subject;
    std::string text;
    std::string html{};  // empty: only as plain text
    Instant due{};
};

// One that waits for the relay.
struct Notice {
    NoticeId id{};
    std::vector<std::string> recipients;
    std::string subject;
    std::string text;
    std::string html{};
    Instant asked_at{};
    int tries = 0;
    int in_doubt = 0;            // of them: so often it may have gone out
    std::string room_mailbox{};  // of the room that it confirms a booking of; empty: it is for delegates
};

// Why a notice is not known to be sent.
struct NoticeTrouble {
    enum class Fate {
        waits,     // it has not gone out, or the server shows the next time whether it has
        in_doubt,  // it may have gone out, and nothing shows whether it has
        given_up,  // it may have gone out twice: there is no third time
    };
    std::string words;
    Fate fate = Fate::waits;
};

// Notices on their way. Those whose request is no longer pending wait no more, nor does a confirmation when a
// newer decision was made. Blocks until committed.
class NoticeBox {
  public:
    virtual ~NoticeBox() = default;
    virtual std::vector<Notice> due(Instant now, std::size_t at_most) = 0;
    // Before the server is called: a try. Due again then, should nothing more be told of it.
    virtual void begin(NoticeId id, Instant due) = 0;
    // From now on the server may take it: `in_doubt` counts this try, too.
    virtual void hand_over(NoticeId id, int in_doubt) = 0;
    virtual void sent(NoticeId id, Instant now) = 0;
    virtual void put_back(NoticeId id, Instant due, int in_doubt, const std::string& why) = 0;
    virtual void park(NoticeId id, Instant now, const std::string& why) = 0;
};

// The mail server that takes notices. Blocks for the length of the dialogue.
class Relay {
  public:
    virtual ~Relay() = default;
    // What went wrong; nothing when the server has taken the mail. The same notice has the same Message-ID
    // each time, so that a copy can be known as one. The server gets nothing of it before `hand_over` was
    // called and has returned.
    virtual std::optional<NoticeTrouble> send(const Notice& notice, const std::function<void()>& hand_over) = 0;
    virtual void stop() = 0;  // cuts the dialogue that is under way
};

}  // namespace reserve
