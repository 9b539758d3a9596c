#include "reserve/rules/words/template/check_names.hpp"

namespace reserve {
namespace {

using Kind = TemplatePiece::Kind;
using Scopes = std::vector<const std::vector<KnownName>*>;

const KnownName* find(const Scopes& scopes, const TemplatePiece& piece) {
    const bool section = piece.kind != Kind::value;
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope)
        for (const KnownName& known : **scope)
            if (known.name == piece.text && known.is_section == section) return &known;
    return nullptr;
}

std::string names_of(const Scopes& scopes, bool sections) {
    std::string names;
    for (const KnownName& known : *scopes.back())
        if (known.is_section == sections) names += (names.empty() ? "" : ", ") + std::string(known.name);
    return names.empty() ? "none" : names;
}

TemplateMistake unknown(const Scopes& scopes, const TemplatePiece& piece) {
    const bool section = piece.kind != Kind::value;
    return {piece.file, piece.line,
            std::string("There is no ") + (section ? "section {{#" : "value {{") + piece.text +
                "}} here; known are " + names_of(scopes, section) + "."};
}

std::optional<TemplateMistake> check(const std::vector<TemplatePiece>& pieces, Scopes& scopes) {
    for (const TemplatePiece& piece : pieces) {
        if (piece.kind == Kind::text) continue;
        const KnownName* known = find(scopes, piece);
        if (!known) return unknown(scopes, piece);
        if (piece.kind == Kind::section) scopes.push_back(&known->inside);
        if (auto mistake = check(piece.inside, scopes)) return mistake;
        if (piece.kind == Kind::section) scopes.pop_back();
    }
    return std::nullopt;
}

}  // namespace

std::optional<TemplateMistake> check_names(const std::vector<TemplatePiece>& pieces,
                                           const std::vector<KnownName>& known) {
    Scopes scopes{&known};
    return check(pieces, scopes);
}

}  // namespace reserve
