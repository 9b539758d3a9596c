#include <algorithm>
#include <optional>

#include "reserve/rules/words/template/template.hpp"

namespace reserve {
namespace {

using Kind = TemplatePiece::Kind;

constexpr std::string_view open_mark = "{{";
constexpr std::string_view close_mark = "}}";
constexpr std::string_view blanks = " \t\r";
constexpr int deepest_part = 4;

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_name(std::string_view text) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    return !text.empty() && std::ranges::all_of(text, fits);
}

// Reads one file, with the parts that it names; the first mistake ends it.
class TemplateParser {
  public:
    TemplateParser(const TemplateFiles& files, std::string file, int depth)
        : files_(files), file_(std::move(file)), text_(files.at(file_)), depth_(depth) {}

    std::variant<std::vector<TemplatePiece>, TemplateMistake> parse() {
        open_.push_back({});
        while (at_ < text_.size() && !mistake_) piece();
        if (!mistake_ && open_.size() > 1)
            wrong(open_.back().line, "{{" + open_.back().text + "}} is never closed.");
        if (mistake_) return *mistake_;
        return std::move(open_.front().inside);
    }

  private:
    void wrong(std::size_t line, std::string words) {
        mistake_ = TemplateMistake{file_, line, std::move(words)};
    }

    void piece() {
        const auto mark = text_.find(open_mark, at_);
        if (mark != at_) text(text_.substr(at_, mark == std::string::npos ? mark : mark - at_));
        if (mark == std::string::npos) {
            at_ = text_.size();
            return;
        }
        const auto end = text_.find(close_mark, mark);
        if (end == std::string::npos) return wrong(line_, "{{ without }}.");
        tag(mark, end + close_mark.size());
    }

    // In a part, line ends count for nothing: it stands within a sentence.
    void text(std::string_view text) {
        std::string kept(text);
        if (depth_ > 0) std::erase_if(kept, [](char c) { return c == '\n' || c == '\r'; });
        if (!kept.empty()) add({.kind = Kind::text, .text = std::move(kept)});
        line_ += static_cast<std::size_t>(std::ranges::count(text, '\n'));
    }

    void tag(std::size_t begin, std::size_t end) {
        const std::string_view all = std::string_view(text_).substr(begin, end - begin);
        const std::string_view inner = trimmed(all.substr(2, all.size() - 4));
        const char sign = inner.empty() ? ' ' : inner.front();
        const bool signed_tag = std::string_view("#^/>!").find(sign) != std::string_view::npos;
        at_ = end;
        if (sign == '#' || sign == '^' || sign == '/' || sign == '!') leave_no_line(begin, end);
        act(sign, std::string(trimmed(signed_tag ? inner.substr(1) : inner)));
        line_ += static_cast<std::size_t>(std::ranges::count(all, '\n'));
        if (skipped_line_end_) ++line_;
        skipped_line_end_ = false;
    }

    void act(char sign, const std::string& name) {
        if (sign == '!') return;
        if (!is_name(name))
            return wrong(line_, "{{" + name + "}} is not understood: names are small letters and _.");
        if (sign == '>') return part(name);
        if (sign == '/') return close(name);
        if (sign != '#' && sign != '^') return add({.kind = Kind::value, .text = name});
        open_.push_back({.kind = sign == '#' ? Kind::section : Kind::inverted,
                         .text = name,
                         .file = file_,
                         .line = line_});
    }

    void close(const std::string& name) {
        if (open_.size() == 1) return wrong(line_, "{{/" + name + "}} closes nothing.");
        if (open_.back().text != name)
            return wrong(line_, "{{/" + name + "}} stands where {{/" + open_.back().text + "}} of line " +
                                    std::to_string(open_.back().line) + " must stand.");
        TemplatePiece section = std::move(open_.back());
        open_.pop_back();
        open_.back().inside.push_back(std::move(section));
    }

    void part(const std::string& name) {
        const std::string file = name + ".txt";
        if (!files_.contains(file)) return wrong(line_, "{{>" + name + "}}: there is no " + file + ".");
        if (depth_ == deepest_part)
            return wrong(line_, "{{>" + name + "}}: parts name each other in a circle.");
        auto parsed = TemplateParser(files_, file, depth_ + 1).parse();
        if (auto* mistake = std::get_if<TemplateMistake>(&parsed)) {
            mistake_ = std::move(*mistake);
            return;
        }
        for (TemplatePiece& piece : std::get<0>(parsed)) open_.back().inside.push_back(std::move(piece));
    }

    void add(TemplatePiece piece) {
        piece.file = file_;
        piece.line = line_;
        open_.back().inside.push_back(std::move(piece));
    }

    // Takes the blanks before the tag and the end of the line after it, where nothing else is in the line.
    void leave_no_line(std::size_t begin, std::size_t end) {
        const auto before = begin == 0 ? std::string::npos : text_.find_last_not_of(blanks, begin - 1);
        const auto after = text_.find_first_not_of(blanks, end);
        const bool starts = before == std::string::npos || text_[before] == '\n';
        const bool ends = after == std::string::npos || text_[after] == '\n';
        if (!starts || !ends) return;
        auto& pieces = open_.back().inside;
        if (!pieces.empty() && pieces.back().kind == Kind::text) {
            std::string& text = pieces.back().text;
            text.erase(text.find_last_not_of(blanks) + 1);
        }
        at_ = after == std::string::npos ? text_.size() : after + 1;
        skipped_line_end_ = after != std::string::npos;
    }

    const TemplateFiles& files_;
    const std::string file_;
    const std::string& text_;
    const int depth_;
    std::size_t at_ = 0;
    std::size_t line_ = 1;
    bool skipped_line_end_ = false;
    std::vector<TemplatePiece> open_;  // the sections that are open, the whole first
    std::optional<TemplateMistake> mistake_;
};

}  // namespace

std::variant<std::vector<TemplatePiece>, TemplateMistake> parse_template(const TemplateFiles& files,
                                                                         const std::string& file) {
    if (!files.contains(file)) return TemplateMistake{file, 0, "There is no such template."};
    return TemplateParser(files, file, 0).parse();
}

}  // namespace reserve
