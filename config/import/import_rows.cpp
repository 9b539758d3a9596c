#include "config/import/import_rows.hpp"

#include <algorithm>

#include "config/import/csv.hpp"
#include "config/settings/nearest.hpp"
#include "reserve/reading/mime/charset.hpp"

namespace config {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::string_view between = " \t\r\n;,";

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string::npos) return "";
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool has_control_character(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return (code < ' ' && blanks.find(c) == std::string_view::npos) || code == 127;
    });
}

// Reads records against the columns; what is wrong is gathered.
class RowReader {
  public:
    RowReader(const std::string& file, const std::vector<ImportColumn>& columns)
        : file_(file), columns_(columns) {}

    void head(const CsvRecord& record) {
        for (const std::string& field : record.fields) {
            check_name(trimmed(field), record.line);
            head_.push_back(trimmed(field));
        }
        for (const ImportColumn& column : columns_) {
            if (column.required && std::ranges::count(head_, column.name) == 0) {
                wrong(record.line, "The column " + column.name + " is missing in the first line.");
            }
        }
    }

    void row(const CsvRecord& record) {
        if (record.fields.size() != head_.size()) {
            return wrong(record.line, "There are " + std::to_string(record.fields.size()) +
                                          " fields here, and the first line names " +
                                          std::to_string(head_.size()) + " columns.");
        }
        if (!std::ranges::all_of(record.fields, reserve::is_utf8))
            return wrong(record.line, "This is not UTF-8; save the file as CSV UTF-8.");
        if (std::ranges::any_of(record.fields, has_control_character))
            return wrong(record.line, "There is a control character in this row.");
        ImportRow row{{.line = record.line, .column = 1}, {}};
        for (const ImportColumn& column : columns_) row.cells[column.name] = "";
        for (std::size_t i = 0; i < head_.size(); ++i) row.cells[head_[i]] = trimmed(record.fields[i]);
        for (const ImportColumn& column : columns_) {
            if (column.required && row.cell(column.name).empty())
                wrong(record.line, column.name + " is empty.");
        }
        rows.push_back(std::move(row));
    }

    void wrong(int line, std::string words, std::string suggestion = {}) {
        mistakes.push_back({file_, {line, 1}, std::move(words), std::move(suggestion)});
    }

    std::vector<ImportRow> rows;
    std::vector<Mistake> mistakes;

  private:
    void check_name(const std::string& name, int line) {
        std::vector<std::string> known;
        for (const ImportColumn& column : columns_) known.push_back(column.name);
        if (std::ranges::count(known, name) == 0) {
            wrong(line, "There is no column \"" + name + "\".", did_you_mean(name, known));
        } else if (std::ranges::count(head_, name) > 0) {
            wrong(line, "The column " + name + " stands twice in the first line.");
        }
    }

    const std::string& file_;
    const std::vector<ImportColumn>& columns_;
    std::vector<std::string> head_;
};

}  // namespace

std::vector<std::string> ImportRow::cells_of(const std::string& column) const {
    const std::string& text = cell(column);
    std::vector<std::string> parts;
    for (std::size_t at = text.find_first_not_of(between); at != std::string::npos;) {
        const std::size_t end = text.find_first_of(between, at);
        parts.push_back(text.substr(at, end - at));
        at = text.find_first_not_of(between, end);
    }
    return parts;
}

std::variant<std::vector<ImportRow>, std::vector<Mistake>> read_import(
    std::string_view text, const std::string& file, const std::vector<ImportColumn>& columns) {
    const auto parsed = parse_csv(text);
    if (const auto* mistake = std::get_if<CsvMistake>(&parsed)) {
        return std::vector<Mistake>{{file, {mistake->line, 1}, "This is not CSV: " + mistake->words + "."}};
    }
    const auto& records = std::get<std::vector<CsvRecord>>(parsed);
    RowReader reader(file, columns);
    if (records.empty()) {
        reader.wrong(1, "The file is empty; its first line names the columns.");
        return reader.mistakes;
    }
    reader.head(records.front());
    if (!reader.mistakes.empty()) return reader.mistakes;
    for (auto record = records.begin() + 1; record != records.end(); ++record) reader.row(*record);
    if (!reader.mistakes.empty()) return reader.mistakes;
    return reader.rows;
}

}  // namespace config
