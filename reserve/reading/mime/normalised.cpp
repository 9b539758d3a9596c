#include "reserve/reading/mime/normalised.hpp"

#include <algorithm>

#include "reserve/ascii.hpp"
#include "reserve/reading/mime/message_lines.hpp"

namespace reserve {
namespace {

constexpr std::string_view line_end = "\r\n";

bool fits_in_quotes(char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\' && c != 0x7f;
}

bool is_type_character(char c) { return c > ' ' && c < 0x7f && c != '"' && c != ';' && c != ':'; }

std::string type_for_mimetic(const PartHeader& header) {
    const FieldValue& type = header.content_type;
    const auto boundary = type.parameter("boundary");
    if (type.is_multipart() && (boundary.empty() || !std::ranges::all_of(boundary, fits_in_quotes)))
        return "text/plain";
    if (type.value == "message/rfc822" && header.is_encoded()) return std::string(encoded_message_type);
    return std::ranges::all_of(type.value, is_type_character) ? type.value : "application/octet-stream";
}

// A ';' is no character of a boundary (RFC 2046 5.1.1), but is met; mimetic would end the boundary there.
std::string boundary_for_mimetic(std::string_view boundary) {
    std::string text(boundary);
    std::ranges::replace(text, ';', '.');
    return text;
}

std::string content_type_line(const PartHeader& header) {
    std::string line = "Content-Type: " + type_for_mimetic(header);
    for (const char* name : {"boundary", "charset", "method", "name"}) {
        std::string value(ascii::trimmed(header.content_type.parameter(name)));
        std::erase_if(value, [](char c) { return !fits_in_quotes(c); });
        if (std::string_view(name) == "boundary") value = boundary_for_mimetic(value);
        if (!value.empty()) line.append("; ").append(name).append("=\"").append(value).append("\"");
    }
    return line.append(line_end);
}

// Writes the lines of a header section, but leaves out Content-Type and Content-Transfer-Encoding.
class Writer {
  public:
    explicit Writer(std::size_t size) { out_.reserve(size + size / 32 + 256); }

    void add(const MessageLine& line, const PartHeader& header) {
        using Kind = MessageLine::Kind;
        if (line.kind == Kind::end_of_header) return end_header(header);
        if (line.kind == Kind::field) skipping_ = is_rewritten(line.text);
        if (skipping_ && (line.kind == Kind::field || line.kind == Kind::continuation)) return;
        if (line.kind == Kind::continuation && ascii::trimmed(line.text).empty())
            return;  // would end the header
        in_header_ = line.kind != Kind::body;
        if (line.kind == Kind::boundary)
            out_.append(boundary_for_mimetic(ascii::trimmed(line.text)));
        else
            out_.append(line.text);
        out_.append(line_end);
    }

    std::string take(const PartHeader& header) {
        if (in_header_) end_header(header);
        return std::move(out_);
    }

  private:
    static bool is_rewritten(std::string_view line) {
        const auto name = *field_name(line);
        return ascii::same(name, "content-type") || ascii::same(name, "content-transfer-encoding");
    }

    void end_header(const PartHeader& header) {
        out_.append(content_type_line(header));
        if (!header.encoding.empty())
            out_.append("Content-Transfer-Encoding: ").append(header.encoding).append(line_end);
        out_.append(line_end);
        skipping_ = in_header_ = false;
    }

    std::string out_;
    bool skipping_ = false;
    bool in_header_ = false;
};

}  // namespace

std::string normalised(std::string_view raw) {
    Writer writer(raw.size());
    MessageLines lines(raw);
    while (const auto line = lines.next()) writer.add(*line, lines.header());
    return writer.take(lines.header());
}

}  // namespace reserve
