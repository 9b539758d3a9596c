#pragma once
#include <compare>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>

namespace reserve {

// A mail address, local@domain (RFC 5321 4.1.2; UTF-8 with SMTPUTF8, RFC 6531). Compared without regard to
// case in any script, local part included, as Exchange does (SPEC section 3); the spelling is kept.
class Address {
  public:
    // Takes "local@domain", with or without <>, blanks around it and a mailto: in front (any case,
    // percent-encoded). Nothing when that is no SMTP address: no @, an X.500 name, control
    // characters, longer than 320 octets.
    static std::optional<Address> parse(std::string_view text);

    const std::string& text() const { return text_; }  // as written
    // Folded (folded.hpp), without needless quotes: what is compared and indexed, and where no mail goes.
    const std::string& key() const { return key_; }
    std::string_view domain() const;  // folded: A-labels, lower case

    friend bool operator==(const Address& a, const Address& b) { return a.key_ == b.key_; }
    friend std::strong_ordering operator<=>(const Address& a, const Address& b) { return a.key_ <=> b.key_; }
    friend std::ostream& operator<<(std::ostream& out, const Address& address);

  private:
    explicit Address(std::string text);
    std::string text_;
    std::string key_;
};

}  // namespace reserve
