#pragma once
#include <cstddef>
#include <string_view>

#include "smtp/dialogue/content.hpp"

namespace smtp {

// The content that follows DATA (RFC 5321 4.5.2): takes the stuffed dots out and finds the end, which is
// CR LF . CR LF and nothing else. A bare CR or LF neither ends a line nor the data (SMTP smuggling:
// CVE-2023-51764, -51765, -51766); whoever reads on from there stays in step.
class DataDecoder {
  public:
    explicit DataDecoder(std::size_t longest_line);

    struct Taken {
        std::size_t octets = 0;
        bool ended = false;
    };
    // Takes octets up to the end of the data; `content` gets them decoded.
    Taken take(std::string_view octets, Content& content);

    bool has_bare_octets() const { return has_bare_octets_; }
    bool has_long_line() const { return has_long_line_; }

  private:
    enum class At { line_start, dot, dot_cr, line, cr };

    std::size_t take_line(std::string_view octets);
    void after_cr(char octet);

    std::size_t longest_line_;
    std::size_t line_octets_ = 0;
    At at_ = At::line_start;
    bool has_bare_octets_ = false;
    bool has_long_line_ = false;
};

}  // namespace smtp
