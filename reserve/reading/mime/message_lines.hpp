#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reserve/reading/mime/field_value.hpp"

namespace reserve {

struct MessageLine {
    enum class Kind { field, continuation, end_of_header, boundary, body };
    Kind kind = Kind::body;
    std::string_view text = {};  // without its line end
    std::string_view name = {};  // of a field (RFC 5322 2.2), without blanks before its colon
};

// What a header section says about the body below it (RFC 2045).
struct PartHeader {
    FieldValue content_type;  // where it is missing text/plain, or text/calendar by what follows
    std::string encoding;     // lower case, without comments
    std::string file_name;    // of Content-Disposition, else of Content-Type; empty when there is none
    bool is_encoded() const { return encoding == "base64" || encoding == "quoted-printable"; }
};

// Walks over a message once and says of each line what it is. CRLF, a bare LF and a bare CR end a line, as
// they do for mimetic; the "From " line that mbox files put first is passed over. Takes the same lines for
// boundaries as mimetic does: those that begin with one.
class MessageLines {
  public:
    explicit MessageLines(std::string_view raw);

    std::optional<MessageLine> next();
    // Of the section that ended with the last end_of_header.
    const PartHeader& header() const { return header_; }

  private:
    std::string_view next_line();
    struct Boundary {
        std::string line;  // with its leading --
        bool of_digest = false;
    };

    // nullptr where the line is none. Of those that fit the longest.
    const Boundary* boundary_at(std::string_view line) const;
    MessageLine header_line(std::string_view line);
    void take_field(std::string_view name, std::string_view value);
    std::string file_name() const;
    void end_header();

    std::string_view rest_;
    std::size_t octets_read_ = 0;
    std::size_t next_lf_ = 0;                  // where the next LF was found, counted from the start
    std::optional<std::string_view> pending_;  // a line that ended a header section without being empty
    bool in_header_ = true;
    std::string content_type_;
    std::string encoding_;
    std::string disposition_;
    std::string* open_field_ = nullptr;  // the field that a folded line continues
    PartHeader header_;
    bool in_digest_ = false;  // this part, or this message, stands in a multipart/digest
    std::vector<Boundary> boundaries_;
};

}  // namespace reserve
