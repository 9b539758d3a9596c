#pragma once
#include <algorithm>
#include <mutex>
#include <string>
#include <vector>

#include "reserve/log.hpp"

namespace ews_test {

struct TestLog final : reserve::Log {
    std::mutex mutex;
    std::vector<std::string> lines;
    void write(Kind kind, std::string_view line) override {
        const std::lock_guard lock(mutex);
        lines.push_back(std::string(1, static_cast<char>(kind)) + ' ' + std::string(line));
    }
    std::size_t count(std::string_view part) {
        const std::lock_guard lock(mutex);
        return static_cast<std::size_t>(std::ranges::count_if(
            lines, [&](const std::string& line) { return line.find(part) != std::string::npos; }));
    }
};

}  // namespace ews_test
