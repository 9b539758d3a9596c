#include "reserve/reading/mime/mail.hpp"

#include <mimetic/mimetic.h>

#include <algorithm>

#include "reserve/ascii.hpp"
#include "reserve/reading/mime/encoded_words.hpp"
#include "reserve/reading/mime/field_value.hpp"
#include "reserve/reading/mime/header_text.hpp"
#include "reserve/reading/mime/normaliser.hpp"
#include "reserve/reading/mime/signed_content.hpp"
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

// Some programs say base64 of a calendar that is none, or do not say it of one that is.
std::string encoding_by_content(std::string_view body, std::string encoding) {
    constexpr std::string_view begin = "BEGIN:VCALENDAR", begin_in_base64 = "QkVHSU46VkNBTEVOREFS";
    const auto text = ascii::trimmed(body);
    if (text.starts_with(begin_in_base64)) return "base64";
    return encoding == "base64" && ascii::starts_with(text, begin) ? "" : encoding;
}

// Null for a type that is read or passed over.
const char* refusal_of(std::string_view type) {
    if (type == encrypted_type)
        return "the mail is encrypted, and a room has no key: send it again without encryption";
    if (type == protected_type)
        return "the mail is protected by rights management: send it again without protection";
    if (type == piece_type)
        return "the mail is one piece of a message that was split (message/partial): send it again in one "
               "piece";
    return nullptr;
}

class Collector {
  public:
    Collector(Mail& mail, const ReadingLimits& limits) : mail_(mail), limits_(limits) {}

    void open(const std::string& text) {
        const mimetic::MimeEntity entity = parsed(text);
        mail_.facts = facts_of(entity.header());
        mail_.is_report = type_of(entity) == "multipart/report" ||
                          parse_field_value(field(entity.header(), "Auto-Submitted")).value == "auto-replied";
        collect(entity, false, 0);
    }

  private:
    static mimetic::MimeEntity parsed(const std::string& text) {
        return {text.data(), text.data() + text.size(), mimetic::imPreamble | mimetic::imEpilogue};
    }

    static std::string type_of(const mimetic::MimeEntity& entity) {
        const mimetic::ContentType& type = entity.header().contentType();
        return ascii::lowered(std::string(type.type().c_str()) + "/" + type.subtype().c_str());
    }

    void collect(const mimetic::MimeEntity& entity, bool forwarded, int depth) {
        const std::string type = type_of(entity);
        if (type == "multipart/report") return;  // what reports carry is not read (SPEC ruling 3)
        if (type == encoded_message_type) return open_encoded(body_of(entity), true, depth + 1);
        if (type == smime_type) return open_signed(body_of(entity), forwarded, depth + 1);
        if (const auto* const reason = refusal_of(type)) return refuse(reason);
        const auto& parts = entity.body().parts();
        if (parts.empty()) return collect_leaf(entity, type, forwarded);
        for (const mimetic::MimeEntity* part : parts)
            collect(*part, forwarded || type == "message/rfc822", depth);
    }

    void refuse(std::string reason) {
        if (mail_.refusal.empty()) mail_.refusal = std::move(reason);
    }

    void open_encoded(const std::string& raw, bool forwarded, int depth) {
        const auto scanned = pre_scan(raw, limits_);
        if (const auto* const failure = std::get_if<ReadFailure>(&scanned))
            refuse("a message inside the message: " + failure->reason);
        else if (depth > deepest_encoded_message)
            refuse("messages inside the message are nested too deep");
        else
            collect(parsed(std::get<std::string>(scanned)), forwarded, depth);
    }

    void open_signed(const std::string& octets, bool forwarded, int depth) {
        const auto content = signed_content(octets);
        if (const auto* const entity = std::get_if<std::string>(&content))
            open_encoded(*entity, forwarded, depth);
        else
            refuse(std::get<NoContent>(content).reason);
    }

    void collect_leaf(const mimetic::MimeEntity& entity, const std::string& type, bool forwarded) {
        if (type == tnef_type) return mail_.tnef.push_back(body_of(entity));
        if (type != calendar_type && type != attached_calendar_type) return;
        const mimetic::ContentType& content_type = entity.header().contentType();
        const std::string_view body = entity.body();
        mail_.calendars.push_back({.octets = decoded(body, encoding_by_content(body, encoding_of(entity))),
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
    Collector(mail, limits).open(scanned);
    std::ranges::stable_partition(mail.calendars, [](const CalendarPart& part) { return !part.attachment; });
    return mail;
}

}  // namespace reserve
