#include "config/settings/answer_texts.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "config/settings/named_file.hpp"

namespace config {

namespace {

constexpr std::uintmax_t largest_template = 1024 * 1024;

// What the folder has of the known names; nothing when one cannot be read.
std::variant<reserve::TemplateFiles, std::string> read_files(const std::filesystem::path& folder) {
    reserve::TemplateFiles files;
    if (folder.empty()) return files;
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) return folder.string() + ", which is no folder";
    for (const auto& [name, english] : reserve::AnswerTexts::english()) {
        const std::filesystem::path path = folder / name;
        if (!std::filesystem::exists(path, error)) continue;
        std::ifstream in(path, std::ios::binary);
        const auto size = std::filesystem::file_size(path, error);
        if (!in || error || size > largest_template) return path.string() + ", which cannot be read";
        files[name] = std::string(std::istreambuf_iterator<char>(in), {});
    }
    return files;
}

}  // namespace

std::shared_ptr<const reserve::AnswerTexts> read_answer_texts(const AnswerSettings& answer,
                                                              KeyMistakes& mistakes) {
    const std::string dates = reserve::problem_of(answer.dates);
    if (!dates.empty())
        mistakes.add({"answer", 0, dates.substr(0, dates.find(' '))}, dates + ".", {{"answer", 0, "locale"}});
    const auto files = read_files(answer.templates);
    if (const auto* wrong = std::get_if<std::string>(&files)) {
        mistakes.add({"answer", 0, "templates"}, "templates names " + *wrong + ".", {},
                     meant_by_missing(answer.templates));
        return nullptr;
    }
    const auto texts = reserve::AnswerTexts::from(std::get<reserve::TemplateFiles>(files),
                                                  dates.empty() ? answer.dates : reserve::DateSettings());
    if (const auto* mistake = std::get_if<reserve::TemplateMistake>(&texts)) {
        mistakes.add(Mistake{(answer.templates / mistake->file).string(),
                             {.line = static_cast<int>(mistake->line), .column = 1},
                             mistake->words});
        return nullptr;
    }
    return std::get<0>(texts);
}

}  // namespace config
