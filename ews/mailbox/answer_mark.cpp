#include "ews/mailbox/answer_mark.hpp"

#include <array>
#include <cstdint>
#include <cstdio>

namespace ews {
namespace {

// FNV-1a, 64 bits.
std::uint64_t digest(const std::string& text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    return hash;
}

}  // namespace

std::string answer_mark(const reserve::Answer& answer, const reserve::AnswerStep& step) {
    const auto seconds = [](reserve::Instant instant) {
        return std::to_string(instant.time_since_epoch().count());
    };
    std::string all =
        answer.mailbox.key() + '\n' + answer.content.uid + '\n' + answer.content.mail_message_id + '\n';
    all += std::to_string(answer.content.version.sequence) + ' ' + seconds(answer.content.version.dtstamp);
    if (step.recurrence_id) all += ' ' + seconds(*step.recurrence_id);
    std::array<char, 80> text{};
    std::snprintf(text.data(), text.size(), "%lld/%d %016llx", static_cast<long long>(answer.id),
                  step.position, static_cast<unsigned long long>(digest(all)));
    return text.data();
}

}  // namespace ews
