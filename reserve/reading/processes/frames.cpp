#include "reserve/reading/processes/frames.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace reserve {
namespace {

// sendmsg does not change what it points to.
iovec piece(std::string_view octets) { return {const_cast<char*>(octets.data()), octets.size()}; }

void remove_sent(std::string_view& octets, std::size_t& sent) {
    const std::size_t here = std::min(sent, octets.size());
    octets.remove_prefix(here);
    sent -= here;
}

}  // namespace

Received Incoming::receive(int socket) {
    octets_.erase(0, taken_);
    taken_ = 0;
    const ssize_t count = recv(socket, read_.data(), read_.size(), 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return Received::nothing_yet;
    if (count <= 0) return Received::end;
    octets_.append(read_.data(), static_cast<std::size_t>(count));
    return Received::octets;
}

bool send_frame(int socket, std::string_view head, std::string_view body,
                std::chrono::steady_clock::time_point deadline) {
    while (!head.empty() || !body.empty()) {
        std::array<iovec, 2> pieces{piece(head), piece(body)};
        msghdr message{};
        message.msg_iov = pieces.data();
        message.msg_iovlen = pieces.size();
        const ssize_t count = sendmsg(socket, &message, MSG_NOSIGNAL);
        if (count < 0 && errno != EAGAIN && errno != EINTR) return false;
        if (count < 0 && std::chrono::steady_clock::now() > deadline) return false;
        std::size_t sent = count > 0 ? static_cast<std::size_t>(count) : 0;
        remove_sent(head, sent);
        remove_sent(body, sent);
    }
    return true;
}

}  // namespace reserve
