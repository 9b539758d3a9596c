#include "smtp/network/tls.hpp"

#include <stdexcept>

namespace smtp {

std::shared_ptr<boost::asio::ssl::context> load_tls(const Settings& settings) {
    namespace ssl = boost::asio::ssl;
    if (settings.certificate_file.empty()) return nullptr;
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    context->set_options(ssl::context::default_workarounds | ssl::context::no_tlsv1 |
                         ssl::context::no_tlsv1_1 | SSL_OP_NO_RENEGOTIATION);
    const auto require = [](const boost::system::error_code& error, const std::string& file) {
        if (error) throw std::runtime_error("cannot use " + file + " for STARTTLS: " + error.message());
    };
    boost::system::error_code error;
    context->use_certificate_chain_file(settings.certificate_file, error);
    require(error, settings.certificate_file);
    context->use_private_key_file(settings.key_file, ssl::context::pem, error);
    require(error, settings.key_file);
    if (SSL_CTX_check_private_key(context->native_handle()) != 1) {
        throw std::runtime_error(settings.key_file + " is not the key of " + settings.certificate_file);
    }
    return context;
}

}  // namespace smtp
