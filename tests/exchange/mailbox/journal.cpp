#include "tests/exchange/mailbox/journal.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "tests/exchange/mail/encoding.hpp"

namespace exchange {

Journal::Journal(const std::string& file) : file_(file) {}

void Journal::replay(const std::function<void(const Event&)>& apply) {
    if (file_.empty()) return;
    std::ifstream in(file_);
    for (std::string line; std::getline(in, line);) {
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (!json.is_object()) break;  // the line that a kill cut off; nothing follows it
        Event event;
        for (const auto& [name, value] : json.items())
            event[name] = from_base64(value.get<std::string>()).value_or("");
        apply(event);
    }
    out_.open(file_, std::ios::app);
    if (!out_) throw std::runtime_error("opening the journal " + file_ + " for writing failed");
}

void Journal::append(const Event& event) {
    if (!out_.is_open()) return;
    nlohmann::json json = nlohmann::json::object();
    for (const auto& [name, value] : event) json[name] = to_base64(value);
    out_ << json.dump() + "\n" << std::flush;
    if (!out_) throw std::runtime_error("writing the journal " + file_ + " failed");
}

}  // namespace exchange
