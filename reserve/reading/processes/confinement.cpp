#include "reserve/reading/processes/confinement.hpp"

#include <fcntl.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <system_error>
#include <vector>

namespace reserve {
namespace {

constexpr rlim_t ordinary_stack = 8 * 1024 * 1024;

void limit(__rlimit_resource resource, rlim_t value, const char* name) {
    const rlimit both{value, value};
    if (setrlimit(resource, &both) != 0) {
        throw std::system_error(errno, std::generic_category(), std::string("limiting ") + name);
    }
}

std::uint64_t address_space_now() {
    std::ifstream statm("/proc/self/statm");
    std::uint64_t pages = 0;
    if (!(statm >> pages)) throw std::runtime_error("reading the size of this process");
    return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

class SystemCalls {
  public:
    SystemCalls() : filter_(seccomp_init(SCMP_ACT_KILL_PROCESS), &seccomp_release) {
        if (!filter_) throw std::runtime_error("making a filter of system calls");
    }
    void allow(int call, const std::vector<scmp_arg_cmp>& arguments = {}) {
        rule(SCMP_ACT_ALLOW, call, arguments);
    }
    // The call fails, as it would where there is no such file.
    void fail(int call, const std::vector<scmp_arg_cmp>& arguments = {}) {
        rule(SCMP_ACT_ERRNO(EACCES), call, arguments);
    }
    void enforce() { check(seccomp_load(filter_.get())); }

  private:
    void rule(std::uint32_t action, int call, const std::vector<scmp_arg_cmp>& arguments) {
        check(seccomp_rule_add_array(filter_.get(), action, call, static_cast<unsigned>(arguments.size()),
                                     arguments.data()));
    }
    static void check(int result) {
        if (result < 0) throw std::system_error(-result, std::generic_category(), "filtering system calls");
    }
    std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter_;
};

// The socket, memory, the clock, and what abort() needs to say what went wrong.
void allow_only_what_reading_needs() {
    SystemCalls calls;
    for (const int call : {SCMP_SYS(recvfrom),      SCMP_SYS(sendmsg),        SCMP_SYS(brk),
                           SCMP_SYS(munmap),        SCMP_SYS(mremap),         SCMP_SYS(madvise),
                           SCMP_SYS(futex),         SCMP_SYS(exit),           SCMP_SYS(exit_group),
                           SCMP_SYS(rt_sigreturn),  SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),
                           SCMP_SYS(getpid),        SCMP_SYS(gettid),         SCMP_SYS(tgkill),
                           SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),   SCMP_SYS(time),
                           SCMP_SYS(getrandom),     SCMP_SYS(sched_yield),    SCMP_SYS(restart_syscall),
                           SCMP_SYS(sysinfo)}) {
        calls.allow(call);
    }
    for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
        calls.allow(call, {SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)});
    }
    // libytnef writes to standard output, which is /dev/null, what it finds damaged.
    for (const int call : {SCMP_SYS(write), SCMP_SYS(writev)}) {
        calls.allow(call, {SCMP_A0(SCMP_CMP_EQ, STDERR_FILENO)});
        calls.allow(call, {SCMP_A0(SCMP_CMP_EQ, STDOUT_FILENO)});
    }
    // Libraries look for files of their own, and go on without them.
    for (const int call : {SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(access),
                           SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(fstat)}) {
        calls.fail(call);
    }
    calls.fail(SCMP_SYS(openat), {SCMP_A2(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT, O_RDONLY)});
    calls.fail(SCMP_SYS(open), {SCMP_A1(SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT, O_RDONLY)});
    calls.enforce();
}

}  // namespace

void confine(std::uint64_t memory_limit) {
    limit(RLIMIT_STACK, ordinary_stack, "the stack");
    limit(RLIMIT_AS, address_space_now() + memory_limit, "the address space");
    limit(RLIMIT_CORE, 0, "core dumps");
    limit(RLIMIT_FSIZE, 0, "the size of files");
    limit(RLIMIT_NOFILE, 3, "open files");
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        throw std::system_error(errno, std::generic_category(), "giving up new privileges");
    }
    allow_only_what_reading_needs();
}

bool die_with(std::int64_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    return getppid() == parent;
}

}  // namespace reserve
