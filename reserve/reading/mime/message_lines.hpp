#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reserve/reading/mime/field_value.hpp"

namespace reserve {

struct MessageLine {
    // A part begins, or a multipart ends, be it that one around it goes on.
    enum class Kind { field, continuation, end_of_header, begin_of_part, end_of_parts, body };
    Kind kind = Kind::body;
    std::string_view text = {};      // without its line end
    std::string_view name = {};      // of a field (RFC 5322 2.2), without blanks before its colon
    std::size_t multipart = 0;       // whose part begins, or which ends
    std::string_view line_end = {};  // of a line of a body
};

// What a header section says about the body below it (RFC 2045).
struct PartHeader {
    FieldValue content_type;    // where it is missing text/plain, or text/calendar by what follows
    std::string encoding;       // lower case, without comments and misspellings
    std::string file_name;      // of Content-Disposition, else of Content-Type; empty when there is none
    std::size_t multipart = 0;  // the multiparts of a message counted from 1; 0 for all else
    bool is_encoded() const { return encoding == "base64" || encoding == "quoted-printable"; }
};

// Walks over a message once and says of each line what it is. CRLF, a bare LF and a bare CR end a line, as
// they do for mimetic, and so does CR CR LF, which programs make of a CRLF; the "From " line that mbox files
// put first is passed over. A boundary is a whole line (RFC 2046 5.1.1), so that those of two multiparts may
// begin alike.
class MessageLines {
  public:
    explicit MessageLines(std::string_view raw);

    std::optional<MessageLine> next();
    // Of the section that ended with the last end_of_header.
    const PartHeader& header() const { return header_; }

  private:
    struct Multipart {
        std::string boundary;  // with its leading --
        std::size_t number = 0;
        bool is_digest = false;
        bool is_boundary_certain = false;  // a line of it was there, or is known to follow
    };

    std::string_view next_line();
    MessageLine body_line(std::string_view line) const;
    bool is_boundary_of(const Multipart& multipart, std::string_view line) const;
    // Its index among the open ones.
    std::optional<std::size_t> multipart_at(std::string_view line) const;
    bool is_boundary_ahead(const Multipart& multipart) const;
    void adopt_boundary(std::string_view line);
    MessageLine boundary_line(std::size_t index, std::string_view line);
    MessageLine header_line(std::string_view line);
    bool continues_parameters(std::string_view line) const;
    bool section_goes_on();
    void take_field(std::string_view name, std::string_view value);
    std::string file_name() const;
    void open_multipart();
    void end_header();

    std::string_view rest_;
    std::size_t octets_read_ = 0;
    std::size_t next_lf_ = 0;                  // where the next LF was found, counted from the start
    std::string_view line_end_;                // of the last line
    std::optional<std::string_view> pending_;  // a line that is to be looked at again
    std::size_t known_field_ = 0;              // where one begins that section_goes_on has found
    bool in_header_ = true;
    bool in_digest_ = false;  // this part stands in a multipart/digest
    std::string content_type_;
    std::string encoding_;
    std::string disposition_;
    std::string* open_field_ = nullptr;  // the field that a folded line continues
    PartHeader header_;
    std::size_t multiparts_ = 0;   // so far
    std::vector<Multipart> open_;  // the innermost last
};

}  // namespace reserve
