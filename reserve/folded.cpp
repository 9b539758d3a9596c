#include "reserve/folded.hpp"

#include <unicode/bytestream.h>
#include <unicode/idna.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>

#include "reserve/ascii.hpp"
#include "reserve/reading/mime/charset.hpp"

namespace reserve {
namespace {

bool is_plain(std::string_view text) {
    const bool ascii = std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return ascii || !is_utf8(text);
}

void require(UErrorCode status) {
    if (U_FAILURE(status)) throw std::runtime_error(std::string("folding a text: ") + u_errorName(status));
}

// STD3 rules: else letters of full width would become an @ or other signs of ASCII.
std::unique_ptr<const icu::IDNA> make_idna() {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<const icu::IDNA> idna(
        icu::IDNA::createUTS46Instance(UIDNA_USE_STD3_RULES | UIDNA_NONTRANSITIONAL_TO_ASCII, status));
    require(status);
    return idna;
}

std::optional<std::string> a_labels(std::string_view domain) {
    static const std::unique_ptr<const icu::IDNA> idna = make_idna();
    std::string labels;
    icu::StringByteSink<std::string> sink(&labels);
    icu::IDNAInfo info;
    UErrorCode status = U_ZERO_ERROR;
    idna->nameToASCII_UTF8(domain, sink, info, status);
    require(status);
    return info.hasErrors() ? std::nullopt : std::optional(labels);
}

}  // namespace

std::string folded(std::string_view text) {
    if (is_plain(text)) return ascii::lowered(text);
    UErrorCode status = U_ZERO_ERROR;
    const auto* const composed = icu::Normalizer2::getNFCInstance(status);
    const auto* const decomposed = icu::Normalizer2::getNFDInstance(status);
    require(status);
    auto letters = decomposed->normalize(icu::UnicodeString::fromUTF8(text), status);
    letters = composed->normalize(letters.foldCase(), status);
    require(status);
    std::string utf8;
    return letters.toUTF8String(utf8);
}

// UTS 46 takes some letters in lower case only, such as the first Georgian ones.
std::string folded_domain(std::string_view domain) {
    if (is_plain(domain)) return ascii::lowered(domain);
    if (auto labels = a_labels(domain)) return *labels;
    const std::string text = folded(domain);
    return a_labels(text).value_or(text);
}

}  // namespace reserve
