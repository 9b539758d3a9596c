#include "config/commands/release_messages.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <future>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

#include "config/commands/one_reader.hpp"
#include "config/commands/open_database.hpp"
#include "config/output/json_text.hpp"
#include "config/output/reading_words.hpp"
#include "config/settings/load.hpp"
#include "sql/database.hpp"

namespace config {

namespace {

using reserve::MessageId;

struct Asked {
    std::vector<std::int64_t> messages;
    bool in_process = false;
};

reserve::ReadResult read(reserve::Reader& reader, const sql::ListedMessage& message, const std::string& raw) {
    std::promise<reserve::ReadResult> result;
    reader.read(std::make_shared<const std::string>(raw), message.received_at, message.reverse_path.empty(),
                [&result](reserve::ReadResult read) { result.set_value(std::move(read)); });
    return result.get_future().get();
}

// Why it could not be read; nothing when it was.
std::optional<std::string> read_again(sql::MessageList& messages, const sql::ListedMessage& message,
                                      reserve::Reader& reader) {
    const auto raw = messages.raw(message.id);
    if (!raw) return "its mail is no longer kept";
    const auto result = read(reader, message, *raw);
    if (const auto* failure = std::get_if<reserve::ReadFailure>(&result)) return failure->reason;
    const auto& read = std::get<reserve::WrittenReading>(result);
    messages.replace_reading(message.id, read.text, read.reading.mail.message_id,
                             reading_words(read.reading).uids);
    return std::nullopt;
}

bool is_parked(const sql::ListedMessage& message) {
    return std::ranges::any_of(message.items, [](const sql::ListedItem& item) {
        return item.status == reserve::ItemStatus::error_processing;
    });
}

// Why it is not released; nothing when it is.
std::optional<std::string> release(sql::MessageList& messages, MessageId id, reserve::Reader& reader) {
    const auto message = messages.find(id);
    if (!message) return "there is no such message";
    if (!is_parked(*message)) return "it is not parked";
    if (message->reading.empty()) {
        if (auto trouble = read_again(messages, *message, reader)) return trouble;
    }
    messages.release(id, reserve::SystemClock().now());
    return std::nullopt;
}

ExitCode release(const Invocation& invocation, const Asked& asked) {
    const Settings settings = settings_or_throw(invocation.config_file);
    sql::Database database = open_database(settings.database);
    const auto reader = one_reader(settings, asked.in_process);
    bool all = true;
    nlohmann::ordered_json told = nlohmann::ordered_json::array();
    for (const std::int64_t id : asked.messages) {
        const auto trouble = release(database.messages(), MessageId{id}, *reader);
        all = all && !trouble;
        told.push_back({{"id", id}, {"released", !trouble}, {"words", trouble.value_or("")}});
        if (!invocation.json && trouble)
            invocation.err << "message " << id << " is not released: " << *trouble << "\n";
        if (!invocation.json && !trouble) invocation.out << "message " << id << " is decided again\n";
    }
    if (invocation.json) invocation.out << json_text(told);
    return all ? ExitCode::done : ExitCode::failed;
}

constexpr const char* footer =
    R"(A parked message waits for a person (`roomgate messages --parked` says why). When the cause is gone, this has it
decided again, in the order of its meeting; one that could not be read is read again first.
Example:
  roomgate messages release 4711 4712
Fields of --json, an object for each: id, released (true or false), words (why not).)";

}  // namespace

void add_release_messages(CLI::App& messages, Invocation& invocation) {
    const auto asked = std::make_shared<Asked>();
    CLI::App& command = add_command(messages, invocation, "release", "Have parked messages decided again",
                                    [&invocation, asked] { return release(invocation, *asked); });
    command.footer(footer);
    command.add_option("MESSAGE", asked->messages, "Their numbers")->required();
    command.add_flag("--in-process", asked->in_process,
                     "Read in this process, without the limits of a reader's own");
}

}  // namespace config
