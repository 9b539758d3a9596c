#pragma once
#include <algorithm>
#include <mutex>

#include "reserve/sign_in_book.hpp"

namespace ews {

// Forgets refused sign-ins with the process: where there is no database.
class RefusalsInMemory final : public reserve::SignInBook {
  public:
    std::vector<reserve::RefusedSignIn> refused(const std::string& account) override {
        const std::lock_guard lock(mutex_);
        std::vector<reserve::RefusedSignIn> own;
        std::ranges::copy_if(rows_, std::back_inserter(own),
                             [&](const auto& row) { return row.account == account; });
        return own;
    }
    void put(const reserve::RefusedSignIn& refused) override {
        const std::lock_guard lock(mutex_);
        std::erase_if(rows_, [&](const auto& row) { return is_same(row, refused); });
        rows_.push_back(refused);
    }
    void forget(const reserve::RefusedSignIn& refused) override {
        const std::lock_guard lock(mutex_);
        std::erase_if(rows_, [&](const auto& row) {
            return is_same(row, refused) && row.at == refused.at && row.times == refused.times;
        });
    }
    // The turns within the process are the account's own matter.
    bool take_turn(const std::string&, reserve::Instant, reserve::Instant) override { return true; }
    void end_turn(const std::string&, reserve::Instant) override {}

  private:
    static bool is_same(const reserve::RefusedSignIn& a, const reserve::RefusedSignIn& b) {
        return a.account == b.account && a.server == b.server && a.place == b.place &&
               a.credential == b.credential;
    }
    std::mutex mutex_;
    std::vector<reserve::RefusedSignIn> rows_;
};

}  // namespace ews
