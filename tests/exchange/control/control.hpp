#pragma once
#include <string>

#include "tests/exchange/exchange.hpp"
#include "tests/exchange/http/http.hpp"

namespace exchange {

// The control port: JSON over HTTP, without sign-in, for loopback only. control_text() is what `--help`
// prints.
class Control {
  public:
    explicit Control(Exchange& exchange) : exchange_(exchange) {}

    HttpReply answer(const HttpRequest& request);

  private:
    Exchange& exchange_;
};

std::string control_text();

}  // namespace exchange
