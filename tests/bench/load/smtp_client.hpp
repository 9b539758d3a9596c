#pragma once
#include <functional>
#include <string>

#include "tests/bench/load/request.hpp"

namespace bench {

// One kept SMTP connection that sends a message after the other, each command waiting for its reply except
// that MAIL, RCPT and DATA go in one write (PIPELINING). Throws std::runtime_error on any other reply than
// the expected one.
class SmtpClient {
  public:
    SmtpClient(const std::string& host, int port);
    ~SmtpClient();
    SmtpClient(const SmtpClient&) = delete;
    SmtpClient& operator=(const SmtpClient&) = delete;

    // Returns when the 250 to the end of the data has come; calls `sent` just before the end of the data
    // goes.
    void send(const Request& request, const std::function<void()>& sent);

  private:
    void write(const std::string& bytes);
    void expect(const char* code);

    int socket_ = -1;
    std::string read_;
};

}  // namespace bench
