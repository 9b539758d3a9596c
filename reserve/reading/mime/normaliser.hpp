#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "reserve/reading/mime/message_lines.hpp"

namespace reserve {

// Writes a message so that mimetic 0.9.8 reads it right: CRLF line ends, boundaries that no other line begins
// with, the last one of each multipart too, an empty line after each header section, and Content-Type without
// comments, folding or RFC 2231. Only what a room's agent reads is there: a few fields, and the parts of the
// types below, which stand for whatever else tells them, such as the name of a file. What is no text and came
// in 8 bits keeps its octets: it is written as base64.
class Normaliser {
  public:
    explicit Normaliser(std::size_t size) { out_.reserve(size + size / 32 + 256); }  // of the raw message

    // The lines of the message in their order, each with the header of the section that ended before it.
    void add(const MessageLine& line, const PartHeader& header);
    std::string finish(const PartHeader& header);
    bool keeps_octets() const { return keeps_octets_; }  // of this body; its lines are none

  private:
    void begin_part(std::size_t multipart);
    void end_parts(std::size_t multipart);
    void end_header(const PartHeader& header);
    void end_body();
    void write_octets();

    std::string out_;
    std::string octets_;
    bool keeps_octets_ = false;
    std::size_t part_begin_ = 0;  // in out_; 0 where none has begun
    bool in_header_ = true;
    bool writing_ = false;  // what is read
};

inline constexpr std::string_view calendar_type = "text/calendar";
inline constexpr std::string_view attached_calendar_type = "application/ics";
inline constexpr std::string_view tnef_type = "application/ms-tnef";
inline constexpr std::string_view encoded_message_type = "application/x-encoded-rfc822";
inline constexpr std::string_view piece_type = "message/partial";
inline constexpr std::string_view smime_type = "application/pkcs7-mime";                     // RFC 8551 3.2
inline constexpr std::string_view encrypted_type = "multipart/encrypted";                    // RFC 1847
inline constexpr std::string_view protected_type = "application/x-microsoft-rpmsg-message";  // [MS-OXORMMS]

}  // namespace reserve
