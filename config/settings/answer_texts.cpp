#include "config/settings/answer_texts.hpp"

#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>
#include <vector>

#include "config/settings/named_file.hpp"
#include "config/settings/nearest.hpp"
#include "reserve/ascii.hpp"

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

// The template that a name was meant for, if that one is not there: nobody would read the file. What editors
// leave beside a file (.answer.txt.swp, answer.txt~, answer.txt.bak) ends in another way.
std::optional<std::string> meant_by(const std::filesystem::path& written,
                                    const reserve::TemplateFiles& there) {
    const std::string ending = reserve::ascii::lowered(written.extension().string());
    const bool html = ending == ".html" || ending == ".htm";
    if (written.string().starts_with('.') || (!html && ending != ".txt" && ending != ".text"))
        return std::nullopt;
    std::vector<std::string> stems;
    for (const auto& [name, english] : reserve::AnswerTexts::english()) {
        const std::filesystem::path known(name);
        if (!there.contains(name) && (known.extension() == ".html") == html) stems.push_back(known.stem());
    }
    const auto near = nearest(written.stem().string(), stems);
    return near ? std::optional(*near + (html ? ".html" : ".txt")) : std::nullopt;
}

void look_for_misspelled_names(const std::filesystem::path& folder, const reserve::TemplateFiles& there,
                               KeyMistakes& mistakes) {
    std::error_code error;  // a folder that may not be listed hides its other names
    for (std::filesystem::directory_iterator one(folder, error), end; !error && one != end;
         one.increment(error)) {
        const std::filesystem::path written = one->path().filename();
        const auto meant = meant_by(written, there);
        if (meant && !there.contains(written.string()))
            mistakes.add({"answer", 0, "templates"},
                         one->path().string() + " is no template, and is not read.", {},
                         "Did you mean " + *meant + "?");
    }
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
    if (!answer.templates.empty())
        look_for_misspelled_names(answer.templates, std::get<reserve::TemplateFiles>(files), mistakes);
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
