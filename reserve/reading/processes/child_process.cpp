#include "reserve/reading/processes/child_process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace reserve {
namespace {

constexpr int octets_on_the_way = 1024 * 1024;

std::system_error failure(int error, const std::string& doing) {
    return {error, std::generic_category(), doing};
}

std::pair<OwnedSocket, OwnedSocket> connected_sockets() {
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        throw failure(errno, "making a socket for a reader process");
    }
    return {OwnedSocket(ends[0]), OwnedSocket(ends[1])};
}

// Blocking calls on the pool's end return after this time, so that limits and the end of the pool are seen.
void set_up(int socket) {
    const timeval tick{0, 50'000};
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &tick, sizeof tick);
    setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &tick, sizeof tick);
    setsockopt(socket, SOL_SOCKET, SO_SNDBUF, &octets_on_the_way, sizeof octets_on_the_way);
}

// What the child is to be before the program begins: signals as in a fresh process, and out of the reach
// of a Ctrl-C at the terminal, which the pool answers in its own time.
class SpawnPlan {
  public:
    explicit SpawnPlan(int socket) {
        posix_spawn_file_actions_init(&files_);
        posix_spawn_file_actions_adddup2(&files_, socket, STDIN_FILENO);
        posix_spawn_file_actions_addopen(&files_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);
        posix_spawnattr_init(&attributes_);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&attributes_, &signals);
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&attributes_, &signals);
        posix_spawnattr_setflags(&attributes_,
                                 POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
    }
    ~SpawnPlan() {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    pid_t start(const std::vector<std::string>& command) const {
        std::vector<char*> arguments;
        for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        pid_t pid = -1;
        const int error =
            posix_spawn(&pid, command.front().c_str(), &files_, &attributes_, arguments.data(), environ);
        if (error != 0) throw failure(error, "starting " + command.front());
        return pid;
    }

  private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

std::string in_words(int status) {
    if (WIFEXITED(status)) return "ended by itself with exit code " + std::to_string(WEXITSTATUS(status));
    const int signal = WTERMSIG(status);
    if (signal == SIGSYS) return "was killed for a forbidden system call";
    const char* const name = sigabbrev_np(signal);
    const char* const description = sigdescr_np(signal);
    if (name == nullptr || description == nullptr) return "was ended by signal " + std::to_string(signal);
    return std::string("was ended by SIG") + name + " (" + description + ")";
}

}  // namespace

ChildProcess::ChildProcess(const std::vector<std::string>& command)
    : ChildProcess(command, connected_sockets()) {}

ChildProcess::ChildProcess(const std::vector<std::string>& command, std::pair<OwnedSocket, OwnedSocket> ends)
    : socket_(std::move(ends.first)), pid_(SpawnPlan(ends.second.descriptor()).start(command)) {
    set_up(socket_.descriptor());
}

ChildProcess::~ChildProcess() { end(); }

bool ChildProcess::alive() {
    if (!reaped_) reaped_ = waitpid(pid_, &status_, WNOHANG) == pid_;
    return !reaped_;
}

std::chrono::nanoseconds ChildProcess::cpu_time() const {
    clockid_t clock{};
    timespec time{};
    if (clock_getcpuclockid(pid_, &clock) != 0 || clock_gettime(clock, &time) != 0) return {};
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

std::string ChildProcess::end() {
    if (!reaped_) {
        kill(pid_, SIGKILL);
        while (waitpid(pid_, &status_, 0) == -1 && errno == EINTR) {
        }
        reaped_ = true;
    }
    return in_words(status_);
}

}  // namespace reserve
