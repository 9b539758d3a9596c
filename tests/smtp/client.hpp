#pragma once
#include <openssl/ssl.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace smtp::test {

// A client with a plain blocking socket on the loopback. Every read gives up after ten seconds, by throwing.
class Client {
  public:
    explicit Client(std::uint16_t port, const std::string& address = "127.0.0.1");
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void send(std::string_view octets);
    std::string line();   // the next line, without CR LF; empty: the connection is closed
    std::string reply();  // a whole reply, lines parted by \n
    std::string say(std::string_view command);  // sends it with CR LF; the reply
    bool is_closed();                           // nothing more comes
    void hang_up();                             // as a process that dies

    void greet();          // reads the greeting, says EHLO
    bool start_tls();      // the handshake; the certificate is not checked
    void begin_message();  // MAIL and RCPT

  private:
    long receive(char* buffer, std::size_t octets);

    int socket_ = -1;
    std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> tls_context_;
    std::unique_ptr<SSL, void (*)(SSL*)> tls_;
    std::string input_;
};

}  // namespace smtp::test
