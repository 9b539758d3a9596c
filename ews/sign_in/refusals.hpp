#pragma once
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "ews/errors/trouble.hpp"
#include "ews/settings.hpp"
#include "reserve/sign_in_book.hpp"

namespace ews {

// The sign-ins of one account that were refused, by this process or another, as the book remembers them:
// those that the entries of the settings would repeat. Not thread-safe; throws where the book does.
class Refusals {
  public:
    struct Rests {
        std::chrono::seconds first;   // after one refusal
        std::chrono::seconds second;  // after another
        std::chrono::seconds later;   // after each further one
    };
    // The entries of the account.
    Refusals(std::vector<Server> servers, reserve::SignInBook& book, Rests rests)
        : servers_(std::move(servers)), book_(book), rests_(rests) {}

    // Reads them anew, and before that writes what could not be written. What is said below shows after a
    // look. True: all servers wait for a new one.
    bool look();
    const std::vector<reserve::RefusedSignIn>& rows() const { return rows_; }

    // Why nobody signs in at this server now, with what is left of the rest; it is the same words for all
    // that wait.
    std::optional<Trouble> closed(const std::string& server, reserve::Instant now) const;

    // Refused at this server, in an attempt that began then. Does not count where the account was refused
    // since: what is in the air together is one try.
    struct Refused {
        const std::string& server;
        const Trouble& trouble;
        reserve::Instant began;
        bool others_take_it;
    };
    void add(const Refused& refused, reserve::Instant now);
    // Taken there, by an attempt that knew of these.
    void taken(const std::string& server, const std::vector<reserve::RefusedSignIn>& known);
    // A person wants it tried.
    void release();

  private:
    const reserve::RefusedSignIn* of_all() const;
    const reserve::RefusedSignIn* of(const std::string& server) const;
    const Server* entry(const std::string& name) const;
    const std::string& mark_of(const Server& server);
    bool is_ours(const reserve::RefusedSignIn& row);
    std::chrono::seconds rest_after(const reserve::RefusedSignIn& row) const;
    std::string words(const reserve::RefusedSignIn& row) const;
    void put(const reserve::RefusedSignIn& row);
    void write();

    const std::vector<Server> servers_;
    reserve::SignInBook& book_;
    const Rests rests_;
    std::map<std::string, std::string> marks_;       // by server, once they are needed
    std::vector<reserve::RefusedSignIn> rows_;       // at the last look
    std::vector<reserve::RefusedSignIn> unwritten_;  // as the book was away
    std::optional<reserve::RefusedSignIn> newest_;   // that all have waited for
};

}  // namespace ews
