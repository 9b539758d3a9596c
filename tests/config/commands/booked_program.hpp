#pragma once
#include <gtest/gtest.h>

#include <future>
#include <nlohmann/json.hpp>

#include "reserve/desk/desk.hpp"
#include "reserve/reading/reading_text.hpp"
#include "sql/database.hpp"
#include "tests/config/program.hpp"
#include "tests/support/draft.hpp"

namespace config {

// The program with the rooms Rome and Oslo in Berlin, and Ada; messages are decided as on Mon 23 Nov 2026.
class BookedProgram : public testing::Test {
  protected:
    using Draft = support::Draft;

    BookedProgram() {
        for (const std::string room : {"rome", "oslo"})
            roomgate({"rooms", "add", "--name", room, "--mailbox", room + "@corp.example.com", "--zone",
                      "Europe/Berlin"});
        roomgate(
            {"users", "add", "--email", "ada@corp.example.com", "--first-name", "Ada", "--last-name", "L."});
    }

    void send(const reserve::Reading& reading, reserve::RoomId room = reserve::RoomId{1}) {
        sql::Settings settings;
        settings.file = roomgate.folder() / "roomgate.db";
        sql::Database database(settings);
        reserve::NewMessage message;
        message.message.received_at = clock_.now();
        message.message.reverse_path = "ada@corp.example.com";
        message.mail_message_id = reading.mail.message_id;
        message.reading = reserve::to_text(reading);
        const auto& invitation = std::get<reserve::Invitation>(reading.contents.at(0));
        message.items = {{{"rome@corp.example.com", room},
                          reserve::ItemStatus::ready,
                          "",
                          {invitation.components.front().uid}}};
        std::promise<void> stored;
        database.inbox().store(std::move(message), [&](reserve::Inbox::Stored) { stored.set_value(); });
        stored.get_future().get();
        reserve::Desk desk(database.inbox(), database.books(), clock_, log_, {});
        while (desk.run_once() > 0) continue;
    }

    nlohmann::json json(std::vector<std::string> arguments) const {
        arguments.push_back("--json");
        return nlohmann::json::parse(roomgate(std::move(arguments)).out);
    }

    const Program roomgate;
    const Draft tuesday_9 = Draft().starts("2026-11-24 09:00");

  private:
    class Monday final : public reserve::Clock {
      public:
        reserve::Instant now() const override { return support::at("2026-11-23 08:00"); }
    };
    class SilentLog final : public reserve::Log {
        void write(Kind, std::string_view) override {}
    };

    Monday clock_;
    SilentLog log_;
};

}  // namespace config
