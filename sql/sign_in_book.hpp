#pragma once
#include "reserve/sign_in_book.hpp"

namespace sql {

class Gateways;
class Readers;
class Writer;

class SignInBook final : public reserve::SignInBook {
  public:
    SignInBook(Writer& writer, Readers& readers, Gateways& gateways)
        : writer_(writer), readers_(readers), gateways_(gateways) {}

    std::vector<reserve::RefusedSignIn> refused(const std::string& account) override;
    void put(const reserve::RefusedSignIn& refused) override;
    void forget(const reserve::RefusedSignIn& refused) override;
    bool take_turn(const std::string& account, reserve::Instant now, reserve::Instant until) override;
    void end_turn(const std::string& account, reserve::Instant until) override;

  private:
    Writer& writer_;
    Readers& readers_;
    Gateways& gateways_;
};

}  // namespace sql
