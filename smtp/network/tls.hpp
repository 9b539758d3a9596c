#pragma once
#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "smtp/settings.hpp"

namespace smtp {

// The certificate and key of the settings, TLS 1.2 at least (RFC 8996); null when there are none. Throws with
// the file's name when one cannot be used.
std::shared_ptr<boost::asio::ssl::context> load_tls(const Settings& settings);

}  // namespace smtp
