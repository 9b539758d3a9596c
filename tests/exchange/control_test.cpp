#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <thread>

#include "tests/exchange/cast/office.hpp"

namespace exchange::cast {
namespace {

using nlohmann::json;

class ControlPort : public Office {
  protected:
    json control(const std::string& method, const std::string& target, const std::string& body = "",
                 int status = 200) {
        HttpClient client(exchange_.control_port());
        const Answer answer = client.call(method, target, "", body);
        EXPECT_EQ(answer.status, status) << answer.body;
        return json::parse(answer.body);
    }
};

TEST_F(ControlPort, DeliversToARoomThatItMade) {
    control("POST", "/rooms", R"({"mailbox": "room.14@corp.example.com"})");
    control("POST", "/deliver?room=room.14%40corp.example.com&forward=no", mail({}));
    const json state = control("GET", "/state?room=room.14@corp.example.com");
    EXPECT_EQ(state["rooms"][0]["inbox"][0]["uid"], "standup-1@example.com");
}

TEST_F(ControlPort, ShowsTheOrganizersMailFromANumberOn) {
    invite();
    respond("AcceptItem", found_id());
    EXPECT_EQ(control("GET", "/organizer-mail")["mail"][0]["kind"], "accept");
    EXPECT_TRUE(control("GET", "/organizer-mail?since=1")["mail"].empty());
    EXPECT_EQ(control("GET", "/organizer-mail?since=1")["last"], 1);
}

TEST_F(ControlPort, SetsAndClearsFaults) {
    control("POST", "/faults", R"({"kind": "http_status", "status": 429})");
    EXPECT_EQ(find().status, 429);
    EXPECT_EQ(control("GET", "/faults")["faults"].size(), 1U);
    control("DELETE", "/faults");
    EXPECT_EQ(find().status, 200);
}

TEST_F(ControlPort, TakesTheServerDownAndUp) {
    const std::uint16_t port = exchange_.ews_port();
    control("POST", "/down");
    EXPECT_FALSE(HttpClient(port).is_connected());
    control("POST", "/up");
    EXPECT_TRUE(HttpClient(port).is_connected());
}

TEST_F(ControlPort, TakesTheServerDownWhileSomebodyConnects) {
    const std::uint16_t port = exchange_.ews_port();
    std::atomic<bool> done = false;
    std::thread visitor([&] {
        while (!done) HttpClient visit(port);
    });
    for (int time = 0; time < 300; ++time) {
        exchange_.down();
        exchange_.up();
    }
    done = true;
    visitor.join();
    EXPECT_TRUE(HttpClient(port).is_connected());
}

TEST_F(ControlPort, SaysWhatIsWrong) {
    EXPECT_EQ(control("POST", "/faults", R"({"kind": "gremlins"})", 400)["error"],
              "no such kind of fault: gremlins");
    control("POST", "/rooms", "{", 400);
    control("GET", "/nothing", "", 404);
}

class Restart : public ::testing::Test {
  protected:
    ~Restart() override { std::filesystem::remove(file_); }
    Exchange::Settings settings() const { return {.journal = file_}; }

    std::string file_ =
        (std::filesystem::temp_directory_path() / ("exchange_journal_" + std::to_string(getpid()))).string();
};

TEST_F(Restart, KeepsRoomsItemsAndMail) {
    {
        Exchange before(settings());
        before.put_room({.mailbox = room12, .auto_accept = true});
        before.deliver({room12}, mail({}), false);
    }
    const Exchange after(settings());
    EXPECT_EQ(after.organizer_mail().size(), 1U);
    EXPECT_EQ(after.entries(room12, Folder::calendar).at(0).response, "Accept");
    EXPECT_EQ(after.entries(room12, Folder::deleted_items).size(), 1U);
}

TEST_F(Restart, BringsWhatWasUnderWayToItsMailbox) {
    {
        Exchange before(settings());
        before.put_room({.mailbox = room12, .delivery_delay = 1h});
        before.deliver({room12}, mail({}), false);
        before.put_room({.mailbox = room12});
    }
    const Exchange after(settings());
    EXPECT_EQ(after.entries(room12, Folder::inbox).size(), 1U);
}

TEST_F(Restart, GoesOnWithForwards) {
    {
        Exchange before(settings());
        before.put_room({.mailbox = room12, .receiving = "r12@rooms.example.com"});
        before.deliver({room12}, mail({}));
    }
    const Exchange after(settings());
    ASSERT_EQ(after.forwards().size(), 1U);
    EXPECT_EQ(after.forwards()[0].state, Forward::State::waiting);
}

}  // namespace
}  // namespace exchange::cast
