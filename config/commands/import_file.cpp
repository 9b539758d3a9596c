#include "config/commands/import_file.hpp"

#include <nlohmann/json.hpp>
#include <ostream>
#include <stdexcept>

#include "config/commands/text_of_file.hpp"
#include "config/output/json_text.hpp"

namespace config {

ImportFile::ImportFile(const std::string& file, std::istream& in, const std::vector<ImportColumn>& columns)
    : name_(file == "-" ? "standard input" : file) {
    auto read = read_import(text_of_file(file, in), name_, columns);
    if (const auto* mistakes = std::get_if<std::vector<Mistake>>(&read)) refuse(*mistakes);
    rows_ = std::get<std::vector<ImportRow>>(std::move(read));
}

ExitCode ImportFile::report(const Invocation& invocation, std::string_view what,
                            const std::variant<sql::Imported, sql::RefusedRow>& result) const {
    if (const auto* refused = std::get_if<sql::RefusedRow>(&result)) {
        refuse({{name_, rows_.at(refused->row).place, refused->words + "."}});
    }
    const auto imported = std::get<sql::Imported>(result);
    if (invocation.json)
        invocation.out << json_text({{"added", imported.added}, {"changed", imported.changed}});
    else
        invocation.out << imported.added << " " << what << " added, " << imported.changed << " changed\n";
    return ExitCode::done;
}

void ImportFile::refuse(const std::vector<Mistake>& mistakes) {
    if (mistakes.empty()) return;
    std::string text = to_text(mistakes);
    text.pop_back();
    throw std::runtime_error("nothing was imported\n" + text);
}

}  // namespace config
