#pragma once
#include <cstddef>
#include <vector>

#include "reserve/receiving/mail_copies.hpp"

namespace sql {

class Readers;

// Stored messages as they came, for the copies that keep_email keeps.
class StoredMails {
  public:
    explicit StoredMails(Readers& readers) : readers_(readers) {}

    // MessageId{0} when there is none.
    reserve::MessageId newest();
    // Up to `at_most` after that id, ascending; those whose raw mail is no longer kept are left out.
    std::vector<reserve::StoredMail> after(reserve::MessageId id, std::size_t at_most);

  private:
    Readers& readers_;
};

}  // namespace sql
