#include "config/import/csv.hpp"

namespace config {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

char separator_of(std::string_view text) {
    const std::string_view first = text.substr(0, text.find('\n'));
    return first.find(',') == std::string_view::npos && first.find(';') != std::string_view::npos ? ';' : ',';
}

// Reads one field after another; knows where it stands.
class CsvText {
  public:
    explicit CsvText(std::string_view text) : text_(text), separator_(separator_of(text)) {}

    bool at_end() const { return at_ >= text_.size(); }
    int line() const { return line_; }
    bool failed() const { return failed_; }

    CsvRecord record() {
        CsvRecord record{line_, {}};
        do {
            record.fields.push_back(field());
        } while (!failed_ && take(separator_));
        end_of_line();
        return record;
    }

  private:
    bool take(char c) {
        if (at_end() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    void end_of_line() {
        take('\r');
        if (take('\n'))
            ++line_;
        else if (!at_end())
            failed_ = true;
    }

    std::string field() {
        if (take('"')) return quoted();
        std::string value;
        while (!at_end() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') {
            value += text_[at_++];
        }
        return value;
    }

    std::string quoted() {
        std::string value;
        while (!at_end()) {
            const char c = text_[at_++];
            if (c == '\n') ++line_;
            if (c != '"')
                value += c;
            else if (take('"'))
                value += '"';
            else
                return value;
        }
        failed_ = true;
        return value;
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0;
    int line_ = 1;
    bool failed_ = false;
};

bool is_empty(const CsvRecord& record) { return record.fields.size() == 1 && record.fields[0].empty(); }

}  // namespace

std::variant<std::vector<CsvRecord>, CsvMistake> parse_csv(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    std::vector<CsvRecord> records;
    for (CsvText csv(text); !csv.at_end();) {
        CsvRecord record = csv.record();
        if (csv.failed())
            return CsvMistake{record.line, "quotes do not match (a quote inside a field is written \"\")"};
        if (!is_empty(record)) records.push_back(std::move(record));
    }
    return records;
}

}  // namespace config
