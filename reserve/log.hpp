#pragma once
#include <string_view>

namespace reserve {

// One line per stage per message, always with the message id ("message 4711 stored"). The letters are
// those of the telnet log feed. Never called from pure functions. Thread-safe; never throws.
class Log {
  public:
    enum class Kind : char { error = 'e', warning = 'w', action = 'a', message = 'm' };

    virtual ~Log() = default;
    virtual void write(Kind kind, std::string_view line) = 0;

    void error(std::string_view line) { write(Kind::error, line); }
    void warning(std::string_view line) { write(Kind::warning, line); }
    void action(std::string_view line) { write(Kind::action, line); }
    void message(std::string_view line) { write(Kind::message, line); }
};

}  // namespace reserve
