#include "config/settings/answer_texts.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace config {

namespace {

constexpr std::uintmax_t largest_template = 1024 * 1024;

Place place_of(const std::vector<Origin>& origins, const std::string& key) {
    const auto origin = std::ranges::find_if(
        origins, [&](const Origin& one) { return one.section == "answer" && one.key == key; });
    return origin == origins.end() ? Place{.line = 0, .column = 0} : origin->place;
}

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

std::variant<std::shared_ptr<const reserve::AnswerTexts>, std::vector<Mistake>> read_answer_texts(
    const AnswerSettings& answer, const std::vector<Origin>& origins, const std::string& file) {
    const auto files = read_files(answer.templates);
    if (const auto* wrong = std::get_if<std::string>(&files))
        return std::vector<Mistake>{
            {file, place_of(origins, "templates"), "templates names " + *wrong + "."}};
    const std::string dates = reserve::problem_of(answer.dates);
    if (!dates.empty())
        return std::vector<Mistake>{{file, place_of(origins, dates.substr(0, dates.find(' '))), dates + "."}};
    auto texts = reserve::AnswerTexts::from(std::get<reserve::TemplateFiles>(files), answer.dates);
    if (const auto* mistake = std::get_if<reserve::TemplateMistake>(&texts))
        return std::vector<Mistake>{{(answer.templates / mistake->file).string(),
                                     {.line = static_cast<int>(mistake->line), .column = 1},
                                     mistake->words}};
    return std::get<0>(std::move(texts));
}

}  // namespace config
