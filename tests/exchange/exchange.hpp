#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "tests/exchange/records.hpp"

namespace exchange {

// ntlm_by_gss and negotiate leave it to the system's GSS library; bearer takes tokens of POST /token.
enum class SignIn { basic, ntlm, both, ntlm_by_gss, negotiate, bearer };

// An Exchange organization of room mailboxes: an EWS endpoint, the forwards over SMTP, and a control port
// (control/control.hpp documents it). Thread-safe. The constructor returns when the ports listen.
class Exchange {
  public:
    struct Settings {
        Endpoint ews{};      // port 0: any free one
        Endpoint control{};  // likewise
        Endpoint smtp{};     // the gateway; port 0: forwards wait until set_smtp()
        SignIn sign_in = SignIn::basic;
        std::string journal{};  // a file; empty: the state ends with the object
        std::chrono::milliseconds retry_interval{1000};
        std::size_t smtp_connections = 20;   // to one domain, as a send connector has at most
        std::function<void()> stop_asked{};  // POST /stop
    };

    explicit Exchange(Settings settings);
    ~Exchange();
    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    std::uint16_t ews_port() const;
    std::uint16_t control_port() const;
    std::string ews_url() const;
    std::string control_url() const;
    std::string token_url() const;
    std::size_t tokens_issued() const;
    void withdraw_tokens();

    // These throw std::invalid_argument, which says what is wrong.
    void put_room(const Room& room);
    void put_account(const Account& account);
    void set_smtp(const Endpoint& gateway);

    // A mail arrives for these mailboxes. With `forward` it goes on to the gateway in one SMTP transaction.
    // Returns the number of the forward, 0 when there is none.
    std::uint64_t deliver(const std::vector<std::string>& mailboxes, const std::string& message,
                          bool forward = true);

    void add_fault(const Fault& fault);
    void clear_faults();
    std::vector<Fault> faults() const;
    void down();  // closes the EWS socket and its connections; the state stays
    void up();
    void ask_to_stop();  // calls Settings::stop_asked

    // Those with numbers above `since`.
    std::vector<OrganizerMail> organizer_mail(std::uint64_t since = 0, std::size_t at_most = SIZE_MAX) const;
    std::vector<Forward> forwards(std::uint64_t since = 0) const;
    std::vector<Call> calls(std::uint64_t since = 0, std::size_t at_most = SIZE_MAX) const;
    std::vector<std::string> mailboxes() const;
    std::vector<Entry> entries(const std::string& mailbox, Folder folder) const;

    // Each waits for the condition; false when the time is over.
    bool wait_for_mail(std::size_t count, std::chrono::milliseconds at_most) const;
    bool wait_for_forwards(std::size_t done, std::chrono::milliseconds at_most) const;
    bool wait_for_calls(std::size_t count, std::chrono::milliseconds at_most) const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace exchange
