#include "transcript.hpp"

#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace smtp::test {
namespace {

using reserve::Reception;
using reserve::RoomId;

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream in{std::string(text)};
    for (std::string line; std::getline(in, line);) {
        const auto first = line.find_first_not_of(' ');
        if (first != std::string::npos) lines.push_back(line.substr(first));
    }
    return lines;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            out += text[i];
            continue;
        }
        switch (text[++i]) {
            case 'r':
                out += '\r';
                break;
            case 'n':
                out += '\n';
                break;
            case '0':
                out += '\0';
                break;
            case 'x':
                out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
                i += 2;
                break;
            default:
                out += text[i];
        }
    }
    return out;
}

std::string octets_of(const std::string& line) {
    const std::string text = line.size() > 3 ? line.substr(3) : "";
    return line.starts_with("C:") ? text + "\r\n" : unescaped(text);
}

bool matches(const std::string& said, const std::string& expected) {
    if (!expected.ends_with("...")) return said == expected;
    return said.starts_with(expected.substr(0, expected.size() - 3));
}

Reception::RecipientAnswer look_up(const reserve::Address& address) {
    static const std::map<std::string, RoomId> rooms{{"r12@rooms.example.com", RoomId{12}},
                                                     {"r14@rooms.example.com", RoomId{14}},
                                                     {"r\xc3\xa4um@rooms.example.com", RoomId{15}}};
    if (address.key() == "unavailable@rooms.example.com") return Reception::Unavailable{};
    const auto room = rooms.find(address.key());
    if (room == rooms.end()) return Reception::UnknownRecipient{};
    return Reception::KnownRoom{room->second};
}

// Does what a session does, without a socket.
class Player {
  public:
    Player(const Stage& stage, MemoryBudget& budget)
        : stage_(stage), dialogue_(stage.settings, budget, stage.has_certificate, [&stage] {
              return stage.storage_available;
          }) {}

    void send(std::string_view octets, bool octet_by_octet) {
        const std::size_t step = octet_by_octet ? 1 : octets.size();
        behind_ = octets;
        do {
            const auto piece = behind_.substr(0, std::min(step, behind_.size()));
            behind_.remove_prefix(piece.size());
            feed(piece);
        } while (!behind_.empty() && !closed_);
    }

    std::vector<std::string> take_said() { return std::exchange(said_, {}); }
    std::vector<reserve::ReceivedMessage> messages;

  private:
    void feed(std::string_view piece) {
        while (!closed_) {
            auto fed = dialogue_.feed(piece);
            piece.remove_prefix(fed.octets);
            piece_ = piece;
            const bool more = std::holds_alternative<ReadMore>(fed.action);
            std::visit([this](auto& action) { act(action); }, fed.action);
            collect();
            piece = piece_;
            if (more) return;
        }
    }

    void act(ReadMore&) {}
    void act(SendReplies&) {}
    void act(CheckSilence&) { dialogue_.silence(piece_.empty() && behind_.empty()); }
    void act(FindRoom& action) { dialogue_.room_found(look_up(action.recipient)); }
    void act(Receive& action) {
        messages.push_back(std::move(action.message));
        dialogue_.received(stage_.receipt);
    }
    void act(StartTls&) {
        collect();
        said_.push_back("T:");
        piece_ = behind_ = {};
        dialogue_.tls_started();
    }
    void act(Close&) {
        collect();
        said_.push_back("X:");
        closed_ = true;
    }

    void collect() {
        std::istringstream replies(dialogue_.take_replies());
        for (std::string line; std::getline(replies, line);) {
            EXPECT_TRUE(line.ends_with('\r')) << line;
            EXPECT_LE(line.size() + 1, 512u) << line;  // RFC 5321 4.5.3.1.5
            said_.push_back("S: " + line.substr(0, line.size() - 1));
        }
    }

    const Stage& stage_;
    Dialogue dialogue_;
    std::string_view piece_;   // fed, not yet taken
    std::string_view behind_;  // sent, not yet fed
    std::vector<std::string> said_;
    bool closed_ = false;
};

}  // namespace

const std::string greeted = R"(
    S: 220 mx.example.com Simple Mail Transfer Service Ready
    C: EHLO ex01.corp.example.com
    S: 250-mx.example.com
    S: 250-PIPELINING
    S: 250-SIZE 52428800
    S: 250-8BITMIME
    S: 250-SMTPUTF8
    S: 250-CHUNKING
    S: 250-ENHANCEDSTATUSCODES
    S: 250 HELP
)";

const std::string ready_for_content = greeted + R"(
    C: MAIL FROM:<ada@corp.example.com>
    S: 250 2.1.0 Sender OK
    C: RCPT TO:<r12@rooms.example.com>
    S: 250 2.1.5 Recipient OK
)";

Settings Stage::default_settings() {
    Settings settings;
    settings.hostname = "mx.example.com";
    return settings;
}

void Stage::play(std::string_view script) {
    std::string expected;
    for (const auto& line : lines_of(script)) expected += line + '\n';
    EXPECT_EQ(perform(script, true), expected) << "octet by octet";
    EXPECT_EQ(perform(script, false), expected) << "in whole groups";
}

std::string Stage::perform(std::string_view script, bool octet_by_octet) {
    MemoryBudget budget(settings.unfinished_messages_octets);
    std::string performed;
    {
        Player player(*this, budget);
        std::vector<std::string> said;
        std::size_t heard = 0;
        const auto tell_unexpected = [&] {
            for (; heard < said.size(); ++heard) performed += said[heard] + '\n';
        };
        const auto lines = lines_of(script);
        player.send("", false);
        said = player.take_said();
        for (std::size_t i = 0; i < lines.size();) {
            if (!lines[i].starts_with("C")) {
                const bool as_expected = heard < said.size() && matches(said[heard], lines[i]);
                if (heard < said.size()) performed += (as_expected ? lines[i] : said[heard]) + '\n';
                ++heard, ++i;
                continue;
            }
            tell_unexpected();
            std::string octets;
            for (; i < lines.size() && lines[i].starts_with("C"); ++i) {
                octets += octets_of(lines[i]);
                performed += lines[i] + '\n';
            }
            player.send(octets, octet_by_octet);
            said = player.take_said();
            heard = 0;
        }
        tell_unexpected();
        messages = player.messages;
    }
    memory_left_charged = budget.used();
    return performed;
}

}  // namespace smtp::test
