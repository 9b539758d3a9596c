#include "tests/exchange/http/gss_acceptor.hpp"

namespace exchange {
namespace {

std::string taken(gss_buffer_desc& buffer) {
    std::string text(static_cast<const char*>(buffer.value), buffer.length);
    OM_uint32 minor = 0;
    gss_release_buffer(&minor, &buffer);
    return text;
}

// "roomgate@CORP.EXAMPLE.COM" and "CORP\roomgate" are both roomgate.
std::string user_of(gss_name_t name) {
    OM_uint32 minor = 0;
    gss_buffer_desc buffer = GSS_C_EMPTY_BUFFER;
    if (GSS_ERROR(gss_display_name(&minor, name, &buffer, nullptr))) return {};
    std::string text = taken(buffer);
    std::erase(text, '\0');  // gss-ntlmssp counts the end of the text
    return text.substr(text.find('\\') + 1, text.find('@') - (text.find('\\') + 1));
}

}  // namespace

GssAcceptor::~GssAcceptor() {
    OM_uint32 minor = 0;
    gss_delete_sec_context(&minor, &context_, GSS_C_NO_BUFFER);
}

GssAcceptor::Step GssAcceptor::take(const std::string& token) {
    gss_buffer_desc in{token.size(), const_cast<char*>(token.data())};
    gss_buffer_desc out = GSS_C_EMPTY_BUFFER;
    gss_name_t name = GSS_C_NO_NAME;
    OM_uint32 minor = 0;
    const OM_uint32 major =
        gss_accept_sec_context(&minor, &context_, GSS_C_NO_CREDENTIAL, &in, GSS_C_NO_CHANNEL_BINDINGS, &name,
                               nullptr, &out, nullptr, nullptr, nullptr);
    Step step;
    step.token = taken(out);
    if (major == GSS_S_CONTINUE_NEEDED) step.state = State::goes_on;
    if (major == GSS_S_COMPLETE) {
        step.state = State::signed_in;
        step.user = user_of(name);
    }
    gss_release_name(&minor, &name);
    return step;
}

}  // namespace exchange
