#pragma once
#include <iosfwd>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "config/commands/command.hpp"
#include "config/import/import_rows.hpp"
#include "sql/commands/refusal.hpp"

namespace config {

// A CSV file that is imported as a whole or not at all. Everything throws std::runtime_error with all
// mistakes, one a line.
class ImportFile {
  public:
    // "-" is standard input.
    ImportFile(const std::string& file, std::istream& in, const std::vector<ImportColumn>& columns);

    // One of each row; `record_of(row, file, mistakes)` adds what is wrong with it.
    template <typename RecordOf>
    auto records(RecordOf record_of) const {
        std::vector<Mistake> mistakes;
        std::vector<
            std::invoke_result_t<RecordOf, const ImportRow&, const std::string&, std::vector<Mistake>&>>
            records;
        for (const ImportRow& row : rows_) records.push_back(record_of(row, name_, mistakes));
        refuse(mistakes);
        return records;
    }

    // Tells what became of the records; `what` they are, in the plural.
    ExitCode report(const Invocation& invocation, std::string_view what,
                    const std::variant<sql::Imported, sql::RefusedRow>& result) const;

  private:
    static void refuse(const std::vector<Mistake>& mistakes);

    std::string name_;  // in mistakes
    std::vector<ImportRow> rows_;
};

}  // namespace config
