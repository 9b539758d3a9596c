#pragma once
#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "reserve/reading/processes/owned_socket.hpp"

namespace reserve {

// A program run as a child of the thread that started it, with one end of a socket as its standard input and
// no other open file but standard error. Killed and reaped by the destructor at the latest.
class ChildProcess {
  public:
    // Throws std::system_error when it cannot be started.
    explicit ChildProcess(const std::vector<std::string>& command);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    int socket() const { return socket_.descriptor(); }
    bool alive();
    std::chrono::nanoseconds cpu_time() const;
    // Ends it if it still runs, and says in words how it ended.
    std::string end();

  private:
    ChildProcess(const std::vector<std::string>& command, std::pair<OwnedSocket, OwnedSocket> ends);

    OwnedSocket socket_;
    int pid_ = -1;
    int status_ = 0;
    bool reaped_ = false;
};

}  // namespace reserve
