#pragma once
#include <gssapi/gssapi.h>

#include <string>

namespace exchange {

// The server's side of a sign-in by the system's GSS library, whose keys are in the environment: Kerberos
// (KRB5_KTNAME), and NTLM where gss-ntlmssp is installed (NTLM_USER_FILE). One for each connection.
class GssAcceptor {
  public:
    enum class State { goes_on, signed_in, refused };
    struct Step {
        State state = State::refused;
        std::string token{};  // for the client
        std::string user{};   // without realm and domain
    };

    GssAcceptor() = default;
    ~GssAcceptor();
    GssAcceptor(const GssAcceptor&) = delete;
    GssAcceptor& operator=(const GssAcceptor&) = delete;

    Step take(const std::string& token);

  private:
    gss_ctx_id_t context_ = GSS_C_NO_CONTEXT;
};

}  // namespace exchange
