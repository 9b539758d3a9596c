#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "tests/exchange/records.hpp"

namespace exchange {

// A reply of an SMTP server: its last line whole.
struct SmtpReply {
    int code = 0;
    std::string text;
};

// How one transaction ended. code 0: no answer (no connection, lost, or out of time).
struct SmtpOutcome {
    SmtpReply reply;
    std::vector<std::string> refused;  // recipients that got a 5xx of their own
    bool lost() const { return reply.code == 0; }
};

// The client side of a send connector: EHLO, pipelined MAIL and RCPT, BDAT where it is offered, else DATA.
// It believes the first reply to the last chunk. One thread at a time.
class SmtpConnection {
  public:
    explicit SmtpConnection(const Endpoint& gateway);  // throws std::runtime_error without a connection
    ~SmtpConnection();
    SmtpConnection(const SmtpConnection&) = delete;
    SmtpConnection& operator=(const SmtpConnection&) = delete;

    SmtpOutcome send(const std::string& mail_from, const std::vector<std::string>& recipients,
                     const std::string& message);
    int sent() const { return sent_; }
    void quit();
    // From another thread: whoever waits for a reply gets none.
    void interrupt();

  private:
    void greet();
    SmtpReply envelope(const std::string& mail_from, const std::vector<std::string>& recipients,
                       SmtpOutcome& outcome);
    SmtpReply content(const std::string& message);
    void write(std::string_view bytes);
    SmtpReply read_reply();

    int socket_ = -1;
    bool chunking_ = false;
    bool eight_bit_ = false;
    int sent_ = 0;
    std::string unread_;
};

}  // namespace exchange
