#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "tests/reserve/reading/mails.hpp"
#include "tests/support/shared_files.hpp"

namespace reserve::test {

inline std::filesystem::path corpus() { return support::shared_files() / "corpus"; }

class CorpusTest : public testing::Test {
  protected:
    void SetUp() override {
        if (const auto words = support::left_out(corpus() / "INDEX.tsv")) GTEST_SKIP() << *words;
    }
};

inline std::vector<std::string> fields_of(const std::string& line) {
    std::vector<std::string> fields;
    std::istringstream row(line);
    for (std::string field; std::getline(row, field, '\t');) fields.push_back(field);
    return fields;
}

// One row of INDEX.tsv.
struct Sample {
    std::string file;
    std::string kind;
    std::string method;
};

inline std::vector<Sample> samples() {
    std::ifstream index(corpus() / "INDEX.tsv");
    std::vector<Sample> found;
    std::string line;
    std::getline(index, line);
    while (std::getline(index, line)) {
        std::vector<std::string> fields = fields_of(line);
        fields.resize(std::max<std::size_t>(fields.size(), 5));
        found.push_back({.file = fields[0], .kind = fields[3], .method = fields[4]});
    }
    return found;
}

inline std::string base64_lines(const std::string& octets) {
    constexpr std::size_t octets_a_line = 57;  // RFC 2045 6.8: at most 76 characters
    std::string lines;
    for (std::size_t i = 0; i < octets.size(); i += octets_a_line)
        lines += base64(octets.substr(i, octets_a_line)) + "\r\n";
    return lines;
}

// The sample as a message: a mail as it is, anything else in a minimal mail.
inline std::string message_of(const Sample& sample) {
    std::ifstream in(corpus() / sample.file, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    const std::string header = "From: anna@example.com\r\nMIME-Version: 1.0\r\n";
    if (sample.kind.starts_with("ics"))
        return header + "Content-Transfer-Encoding: 8bit\r\nContent-Type: text/calendar\r\n\r\n" + content;
    if (sample.kind.starts_with("tnef"))
        return header + "Content-Transfer-Encoding: base64\r\nContent-Type: application/ms-tnef\r\n\r\n" +
               base64_lines(content);
    return content;
}

}  // namespace reserve::test
