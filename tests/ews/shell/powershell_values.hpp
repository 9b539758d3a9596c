#pragma once
#include <cstdlib>
#include <optional>
#include <regex>
#include <string>
#include <vector>

namespace ews_test {

// Reads the values that a line of PowerShell holds, as about_Quoting_Rules says and no more: single quotes,
// in which one written twice is one, and numbers of characters joined to them with plus signs.
class PowershellReader {
  public:
    explicit PowershellReader(const std::string& script) : rest_(script) {}

    std::vector<std::string> values() {
        std::vector<std::string> values;
        while (!rest_.empty()) {
            if (take("('")) {
                values.push_back(quoted());
                values.back() += joined();
            } else if (take("'")) {
                values.push_back(quoted());
            } else {
                outside_ += rest_.front();
                rest_.erase(0, 1);
            }
        }
        return values;
    }
    // What is not within values: commands, names of parameters.
    const std::string& outside() const { return outside_; }

  private:
    bool take(const std::string& start) {
        if (!rest_.starts_with(start)) return false;
        rest_.erase(0, start.size());
        return true;
    }

    std::string quoted() {
        std::string text;
        while (!rest_.empty()) {
            if (take("''")) {
                text += '\'';
            } else if (take("'")) {
                return text;
            } else {
                text += rest_.front();
                rest_.erase(0, 1);
            }
        }
        return text + "(never closed)";
    }

    std::string joined() {
        std::string text;
        while (!take(")")) {
            if (take(" + [char]0x")) {
                text += utf8(number());
            } else if (take(" + [char]::ConvertFromUtf32(0x")) {
                text += utf8(number());
                if (!take(")")) return text + "(no number)";
            } else if (take(" + '")) {
                text += quoted();
            } else {
                return text + "(never closed)";
            }
        }
        return text;
    }

    unsigned number() {
        char* end = nullptr;
        const unsigned long value = std::strtoul(rest_.c_str(), &end, 16);
        rest_.erase(0, static_cast<std::size_t>(end - rest_.c_str()));
        return static_cast<unsigned>(value);
    }

    static std::string utf8(unsigned c) {
        const auto tail = [](unsigned bits) { return static_cast<char>(0x80 | (bits & 0x3F)); };
        if (c < 0x80) return {static_cast<char>(c)};
        if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), tail(c)};
        if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(c >> 6), tail(c)};
        return {static_cast<char>(0xF0 | c >> 18), tail(c >> 12), tail(c >> 6), tail(c)};
    }

    std::string rest_;
    std::string outside_;
};

inline std::vector<std::string> values_in(const std::string& script) {
    return PowershellReader(script).values();
}

// Whether a line holds commands with parameters and values, and nothing but a comment behind them: no words
// of a sentence, and nothing that a value broke out with.
inline bool is_line_of_commands(const std::string& line) {
    PowershellReader reader(line);
    for (const std::string& value : reader.values())
        if (value.ends_with("(never closed)")) return false;
    const std::string code = reader.outside().substr(0, reader.outside().find("  # "));
    const std::string command =
        R"((?:[A-Z][A-Za-z]+-[A-Z][A-Za-z]+|w32tm)(?: +(?:-[A-Za-z]+|[A-Z][A-Za-z,*]+|\$true|\$false|/[a-z]+|@\{Add=\}|)"
        R"(\{ \[string\]\$_\.DomainName -eq +\}))* *)";
    return std::regex_match(code, std::regex(command + "(?:[;|] " + command + ")*"));
}

}  // namespace ews_test
