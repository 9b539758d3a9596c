#include "reserve/rules/words/template/template.hpp"

namespace reserve {
namespace {

using Kind = TemplatePiece::Kind;

std::string_view html_of(char c) {
    switch (c) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

class Renderer {
  public:
    Renderer(const Facts& facts, Escape escape) : escape_(escape), scopes_{&facts} {}

    void render(const std::vector<TemplatePiece>& pieces) {
        for (const TemplatePiece& piece : pieces) {
            if (piece.kind == Kind::text)
                text(piece);
            else if (piece.kind == Kind::value)
                value(piece.text);
            else
                section(piece);
        }
    }

    std::string take() { return std::move(out_); }

  private:
    void value(const std::string& name) {
        const std::string* found = nullptr;
        for (auto scope = scopes_.rbegin(); scope != scopes_.rend() && !found; ++scope)
            found = (*scope)->value(name);
        if (found) write(*found);
    }

    // What comes from a part is plain text, in a letter in HTML too.
    void text(const TemplatePiece& piece) {
        if (piece.file.ends_with(".txt")) return write(piece.text);
        out_ += piece.text;
    }

    void write(const std::string& plain) {
        if (escape_ == Escape::none) {
            out_ += plain;
            return;
        }
        for (const char c : plain) {
            const std::string_view escaped = html_of(c);
            escaped.empty() ? out_ += c : out_ += escaped;
        }
    }

    void section(const TemplatePiece& piece) {
        const std::vector<Facts>* items = nullptr;
        for (auto scope = scopes_.rbegin(); scope != scopes_.rend() && !items; ++scope)
            items = (*scope)->section(piece.text);
        const bool there = items && !items->empty();
        if (piece.kind == Kind::inverted && !there) return render(piece.inside);
        if (piece.kind == Kind::inverted || !there) return;
        for (const Facts& item : *items) {
            scopes_.push_back(&item);
            render(piece.inside);
            scopes_.pop_back();
        }
    }

    const Escape escape_;
    std::vector<const Facts*> scopes_;
    std::string out_;
};

}  // namespace

std::string rendered(const std::vector<TemplatePiece>& pieces, const Facts& facts, Escape escape) {
    Renderer renderer(facts, escape);
    renderer.render(pieces);
    return renderer.take();
}

}  // namespace reserve
