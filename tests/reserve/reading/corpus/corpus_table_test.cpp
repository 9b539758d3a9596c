// Reads every message of ../shared/corpus that has a METHOD or is TNEF, and compares with
// expected_readings.tsv.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "reserve/reading/pre_scan.hpp"
#include "tests/reserve/reading/corpus/reading_rows.hpp"
#include "tests/reserve/reading/corpus/samples.hpp"
#include "tests/reserve/reading/corpus/table.hpp"
#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

class CorpusTable : public CorpusTest {};

// The rows of what is read from each file.
std::map<std::string, std::vector<Row>> all_read() {
    std::map<std::string, std::vector<Row>> rows;
    for (const Sample& sample : samples()) {
        const std::string message = message_of(sample);
        if (std::holds_alternative<ReadFailure>(pre_scan(message, {}))) continue;
        rows[sample.file] = rows_of(read(message));
    }
    return rows;
}

// The row that is meant by an expected one: of the same UID, else the only one.
const Row* counterpart(const std::vector<Row>& read, const Row& expected) {
    for (const Row& row : read)
        if (row.contains("uid8") && row.at("uid8") == expected.at("uid8")) return &row;
    return read.size() == 1 ? &read.front() : nullptr;
}

std::string differences(const Row& expected, const std::vector<Row>& read) {
    const Row* row = counterpart(read, expected);
    if (!row) return "not read; ";
    std::string all;
    for (const auto& [column, value] : *row)
        if (!allows(expected.at(column), value))
            all += column + ": " + expected.at(column) + " in the table, " + value + " read; ";
    return all;
}

std::string key_of(const Row& row) { return row.at("file") + " " + row.at("uid8"); }

// Rows that are right and not yet read so, with the reason.
std::map<std::string, std::string> known_differences() {
    std::map<std::string, std::string> why;
    for (const Row& row : table("known_differences.tsv")) why[key_of(row)] = row.at("why");
    return why;
}

TEST_F(CorpusTable, SaysWhatIsRead) {
    const auto read = all_read();
    const auto known = known_differences();
    for (const Row& expected : table("expected_readings.tsv")) {
        const auto found = read.find(expected.at("file"));
        ASSERT_NE(found, read.end()) << expected.at("file") << " is not in the corpus, or is refused";
        const std::string different = differences(expected, found->second);
        EXPECT_TRUE(different.empty() || known.contains(key_of(expected)))
            << key_of(expected) << ": " << different;
    }
}

TEST_F(CorpusTable, ListsNoDifferenceThatIsGone) {
    const auto read = all_read();
    const auto known = known_differences();
    for (const Row& expected : table("expected_readings.tsv")) {
        if (!known.contains(key_of(expected))) continue;
        EXPECT_NE(differences(expected, read.at(expected.at("file"))), "")
            << key_of(expected) << " is read as the table says: take it out of known_differences.tsv";
    }
}

TEST_F(CorpusTable, HasARowForEveryFileWithAMethodAndEveryTnef) {
    std::set<std::string> files;
    for (const Row& row : table("expected_readings.tsv")) files.insert(row.at("file"));
    for (const Sample& sample : samples())
        EXPECT_TRUE(files.contains(sample.file) || (sample.method == "-" && !sample.kind.starts_with("tnef")))
            << sample.file;
}

}  // namespace
}  // namespace reserve
