#pragma once
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <csignal>
#include <thread>

#include "tests/ews/made_certificate.hpp"

namespace ews_test {

// A Kerberos realm CORP.EXAMPLE.COM of its own: database, keytabs and a krb5kdc that listens on loopback, all
// in a folder that is gone at the end. The environment leads this process to it.
class Kdc {
  public:
    static constexpr auto program = "/usr/sbin/krb5kdc";  // of Debian's krb5-kdc

    Kdc() {
        for (int tries = 0; child_ < 0 && tries < 5; ++tries) start_at(free_port());
        if (child_ < 0)
            throw std::runtime_error("krb5kdc does not start: " + content_of(folder_.path / "log"));
    }
    ~Kdc() {
        kill(child_, SIGTERM);
        waitpid(child_, nullptr, 0);
    }
    Kdc(const Kdc&) = delete;
    Kdc& operator=(const Kdc&) = delete;

    std::string keytab(const std::string& principal) const {
        const std::string file = path(principal.substr(0, principal.find('/')) + ".keytab");
        run("/usr/sbin/kadmin.local -q 'addprinc -randkey " + principal + "'");
        run("/usr/sbin/kadmin.local -q 'ktadd -k " + file + " " + principal + "'");
        return file;
    }

  private:
    std::string path(const std::string& name) const { return (folder_.path / name).string(); }

    void run(const std::string& command) const {
        if (std::system((command + " >>" + path("log") + " 2>&1").c_str()) != 0)
            throw std::runtime_error(command + ": " + content_of(folder_.path / "log"));
    }

    static std::uint16_t free_port() {
        const int probe = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        bind(probe, reinterpret_cast<sockaddr*>(&address), size);
        getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size);
        close(probe);
        return ntohs(address.sin_port);
    }

    static bool answers(std::uint16_t port) {
        const int probe = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(port);
        const bool there = connect(probe, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        close(probe);
        return there;
    }

    void write_settings(const std::string& port) const {
        std::ofstream(path("krb5.conf"))
            << "[libdefaults]\n default_realm = CORP.EXAMPLE.COM\n dns_lookup_kdc = false\n"
               " dns_lookup_realm = false\n dns_canonicalize_hostname = false\n rdns = false\n"
               " udp_preference_limit = 1\n[realms]\n CORP.EXAMPLE.COM = {\n  kdc = 127.0.0.1:"
            << port << "\n }\n[domain_realm]\n localhost = CORP.EXAMPLE.COM\n";
        std::ofstream(path("kdc.conf"))
            << "[realms]\n CORP.EXAMPLE.COM = {\n  database_name = " << path("principal")
            << "\n  key_stash_file = " << path("stash") << "\n  acl_file = " << path("acl")
            << "\n  kdc_listen = 127.0.0.1:" << port << "\n  kdc_tcp_listen = 127.0.0.1:" << port
            << "\n }\n[logging]\n kdc = FILE:" << path("kdc.log") << "\n";
    }

    // Another process may have taken the port meanwhile: then the child ends.
    void start_at(std::uint16_t port) {
        write_settings(std::to_string(port));
        setenv("KRB5_CONFIG", path("krb5.conf").c_str(), 1);
        setenv("KRB5_KDC_PROFILE", path("kdc.conf").c_str(), 1);
        if (!std::filesystem::exists(path("principal")))
            run("/usr/sbin/kdb5_util create -s -r CORP.EXAMPLE.COM -P master");
        child_ = fork();
        if (child_ == 0) {
            const int log = open(path("log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
            dup2(log, STDOUT_FILENO);
            dup2(log, STDERR_FILENO);
            execl("/usr/sbin/krb5kdc", "krb5kdc", "-n", nullptr);
            _exit(127);
        }
        while (!answers(port)) {
            if (waitpid(child_, nullptr, WNOHANG) == 0) {
                std::this_thread::yield();
                continue;
            }
            child_ = -1;
            return;
        }
    }

    TestFolder folder_{"roomgate-kdc"};
    pid_t child_ = -1;
};

}  // namespace ews_test
