#include <exception>

#include "config/settings/machine/check_machine.hpp"
#include "smtp/server.hpp"

namespace config {

namespace {

// The SMTP server is made, with its certificate, and never started.
class NoReception final : public reserve::Reception {
  public:
    void find_room(const reserve::Address&, std::function<void(RecipientAnswer)> done) override {
        done(Unavailable{});
    }
    void receive(reserve::ReceivedMessage, std::function<void(Receipt)> done) override {
        done(Unavailable{});
    }
    bool available() override { return false; }
};

class NoLog final : public reserve::Log {
  public:
    void write(Kind, std::string_view) override {}
};

}  // namespace

void check_certificate(const smtp::Settings& settings, KeyMistakes& mistakes) {
    if (settings.certificate_file.empty() || !smtp::problems(settings).empty()) return;
    try {
        NoReception reception;
        NoLog log;
        const smtp::Server server(settings, reception, log);
    } catch (const std::exception& error) {
        const std::string words = error.what();
        const bool of_key = words.find(settings.key_file) != words.npos;
        const char* const key = of_key ? "key_file" : "certificate_file";
        mistakes.add({"smtp", 0, key}, std::string(key) + " does not serve: " + words + ".",
                     {{"smtp", 0, "certificate_file"}, {"smtp", 0, "key_file"}});
    }
}

}  // namespace config
