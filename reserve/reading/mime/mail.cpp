#include "reserve/reading/mime/mail.hpp"

#include <mimetic/mimetic.h>

#include <algorithm>

#include "reserve/ascii.hpp"
#include "reserve/reading/mime/encoded_words.hpp"
#include "reserve/reading/mime/field_value.hpp"
#include "reserve/reading/mime/header_text.hpp"
#include "reserve/reading/mime/normaliser.hpp"
#include "reserve/reading/mime/transfer_encoding.hpp"
#include "reserve/reading/pre_scan.hpp"

namespace reserve {
namespace {

constexpr int deepest_encoded_message = 3;

std::string field(const mimetic::Header& header, std::string_view name) {
    for (const mimetic::Field& field : header)
        if (ascii::same(std::string_view(field.name().data(), field.name().size()), name))
            return field.value();
    return {};
}

// RFC 3834 2: to what a program sent, or a list, nobody answers by a program.
bool is_automatic(const mimetic::Header& header) {
    const std::string submitted = ascii::lowered(parse_field_value(field(header, "Auto-Submitted")).value);
    const std::string precedence = ascii::lowered(ascii::trimmed(field(header, "Precedence")));
    return (!submitted.empty() && submitted != "no") || !field(header, "List-Id").empty() ||
           precedence == "bulk" || precedence == "list" || precedence == "junk";
}

MailFacts facts_of(const mimetic::Header& header) {
    return {.from = from_address(field(header, "From")),
            .message_id = first_message_id(field(header, "Message-ID")),
            .subject = decoded_words(ascii::trimmed(field(header, "Subject"))),
            .date = mail_date(field(header, "Date")),
            .automatic = is_automatic(header)};
}

class Collector {
  public:
    Collector(Mail& mail, const ReadingLimits& limits) : mail_(mail), limits_(limits) {}

    void open(const std::string& text, bool forwarded, int depth) {
        const mimetic::MimeEntity entity(text.data(), text.data() + text.size(),
                                         mimetic::imPreamble | mimetic::imEpilogue);
        if (!forwarded) {
            mail_.facts = facts_of(entity.header());
            mail_.is_report =
                type_of(entity) == "multipart/report" ||
                parse_field_value(field(entity.header(), "Auto-Submitted")).value == "auto-replied";
        }
        collect(entity, forwarded, depth);
    }

  private:
    static std::string type_of(const mimetic::MimeEntity& entity) {
        const mimetic::ContentType& type = entity.header().contentType();
        return ascii::lowered(std::string(type.type().c_str()) + "/" + type.subtype().c_str());
    }

    void collect(const mimetic::MimeEntity& entity, bool forwarded, int depth) {
        const std::string type = type_of(entity);
        if (type == "multipart/report") return;  // what reports carry is not read (SPEC ruling 3)
        if (type == encoded_message_type) return open_encoded(body_of(entity), depth + 1);
        const auto& parts = entity.body().parts();
        if (parts.empty()) return collect_leaf(entity, type, forwarded);
        for (const mimetic::MimeEntity* part : parts)
            collect(*part, forwarded || type == "message/rfc822", depth);
    }

    void open_encoded(const std::string& raw, int depth) {
        const auto scanned = pre_scan(raw, limits_);
        if (const auto* const failure = std::get_if<ReadFailure>(&scanned))
            mail_.refusal = "a message inside the message: " + failure->reason;
        else if (depth <= deepest_encoded_message)
            open(std::get<std::string>(scanned), true, depth);
    }

    void collect_leaf(const mimetic::MimeEntity& entity, const std::string& type, bool forwarded) {
        if (type == tnef_type) return mail_.tnef.push_back(body_of(entity));
        if (type != calendar_type && type != attached_calendar_type) return;
        const mimetic::ContentType& content_type = entity.header().contentType();
        const std::string_view body = entity.body();
        const bool is_plain = ascii::starts_with(ascii::trimmed(body), "BEGIN:VCALENDAR");
        const bool is_falsely_base64 = is_plain && ascii::same(encoding_of(entity), "base64");
        mail_.calendars.push_back({.octets = is_falsely_base64 ? std::string(body) : body_of(entity),
                                   .charset = content_type.param("charset"),
                                   .method = content_type.param("method"),
                                   .attachment = type == attached_calendar_type,
                                   .forwarded = forwarded});
    }

    static std::string encoding_of(const mimetic::MimeEntity& entity) {
        return std::string(ascii::trimmed(field(entity.header(), "Content-Transfer-Encoding")));
    }

    static std::string body_of(const mimetic::MimeEntity& entity) {
        return decoded(entity.body(), encoding_of(entity));
    }

    Mail& mail_;
    const ReadingLimits& limits_;
};

}  // namespace

Mail open_mail(const std::string& scanned, const ReadingLimits& limits) {
    Mail mail;
    Collector(mail, limits).open(scanned, false, 0);
    std::ranges::stable_partition(mail.calendars, [](const CalendarPart& part) { return !part.attachment; });
    return mail;
}

}  // namespace reserve
