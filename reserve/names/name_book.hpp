#pragma once
#include <optional>
#include <string>
#include <variant>

#include "reserve/address.hpp"
#include "reserve/courier.hpp"
#include "reserve/instant.hpp"

namespace reserve {

// What a mail server's directory said about an X.500 name.
struct FoundName {
    std::optional<Address> address;  // nothing: it knows none
    Instant asked_at{};
};

// Where that is kept, names compared without regard to case. Bounded: the oldest give way. Thread-safe;
// blocks on the disk.
class NameBook {
  public:
    virtual ~NameBook() = default;
    virtual std::optional<FoundName> find(const std::string& name) = 0;
    virtual void keep(const std::string& name, const FoundName& known) = 0;
};

// The directories of the mail servers. Blocks for the length of the call.
class NameDirectory {
  public:
    virtual ~NameDirectory() = default;
    // The address behind the name, as the server of that mailbox knows it; a Wait while it does not tell.
    virtual std::variant<std::optional<Address>, Wait> look_up(const std::string& name,
                                                               const Address& mailbox) = 0;
};

}  // namespace reserve
