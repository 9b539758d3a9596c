#include "tests/gateway/program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>

extern char** environ;

namespace gateway {
namespace {

class Actions {
  public:
    Actions() { ::posix_spawn_file_actions_init(&actions_); }
    ~Actions() { ::posix_spawn_file_actions_destroy(&actions_); }
    Actions(const Actions&) = delete;
    Actions& operator=(const Actions&) = delete;

    void put(int from, int to) { ::posix_spawn_file_actions_adddup2(&actions_, from, to); }
    void append_to(const std::string& path, int to) {
        ::posix_spawn_file_actions_addopen(&actions_, to, path.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    }
    // Asio's sockets of this process are no business of the program's: a copy would keep them open.
    void close_others() { ::posix_spawn_file_actions_addclosefrom_np(&actions_, 3); }
    const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_;
};

int spawn(const std::vector<std::string>& arguments, Actions& actions) {
    actions.close_others();
    std::vector<char*> words = {const_cast<char*>(ROOMGATE)};
    for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
    words.push_back(nullptr);
    pid_t pid = -1;
    if (::posix_spawn(&pid, ROOMGATE, actions.get(), nullptr, words.data(), environ) != 0)
        throw std::runtime_error("cannot start " ROOMGATE);
    return pid;
}

int exit_code_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

int reap(int pid) {
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    return exit_code_of(status);
}

struct Pipe {
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    }
    ~Pipe() {
        close(0);
        close(1);
    }
    void close(std::size_t end) {
        if (ends[end] >= 0) ::close(ends[end]);
        ends[end] = -1;
    }
    std::array<int, 2> ends{};
};

// Reads both to their ends at once, so that neither fills up.
void read_both(int out, int err, Output& output) {
    std::array<pollfd, 2> files = {pollfd{out, POLLIN, 0}, pollfd{err, POLLIN, 0}};
    while (files[0].fd >= 0 || files[1].fd >= 0) {
        ::poll(files.data(), files.size(), -1);
        for (pollfd& file : files) {
            if (file.fd < 0 || file.revents == 0) continue;
            char buffer[4096];
            const ssize_t n = ::read(file.fd, buffer, sizeof buffer);
            if (n <= 0) {
                file.fd = -1;
                continue;
            }
            (&file == &files[0] ? output.out : output.err).append(buffer, static_cast<std::size_t>(n));
        }
    }
}

}  // namespace

Output run_roomgate(const std::vector<std::string>& arguments, const std::string& input) {
    Pipe in, out, err;
    Actions actions;
    actions.put(in.ends[0], 0);
    actions.put(out.ends[1], 1);
    actions.put(err.ends[1], 2);
    const int pid = spawn(arguments, actions);
    in.close(0);
    out.close(1);
    err.close(1);
    // A pipe holds 64 KiB: more input than that would need a thread, and no test has more.
    if (::write(in.ends[1], input.data(), input.size()) != static_cast<ssize_t>(input.size()))
        throw std::runtime_error("the program did not take its input");
    in.close(1);
    Output output;
    read_both(out.ends[0], err.ends[0], output);
    output.exit_code = reap(pid);
    return output;
}

Program::Program(const std::vector<std::string>& arguments, const std::filesystem::path& log) {
    Actions actions;
    actions.append_to(log.string(), 1);
    actions.append_to(log.string(), 2);
    pid_ = spawn(arguments, actions);
}

Program::~Program() {
    if (!running()) return;
    signal(SIGKILL);
    wait();
}

void Program::signal(int number) { ::kill(pid_, number); }

int Program::wait() {
    if (status_ < 0) status_ = reap(pid_);
    return status_;
}

bool Program::running() {
    if (status_ >= 0) return false;
    int status = 0;
    if (::waitpid(pid_, &status, WNOHANG) == 0) return true;
    status_ = exit_code_of(status);
    return false;
}

}  // namespace gateway
