#pragma once
#include <string>
#include <string_view>

namespace reserve {

// Two texts that differ in case only have the same folded text, in any script: full case folding (Unicode
// 3.13, D145; so that ß is SS), and NFC, as a letter with an accent may come as one character or as two. Not
// NFKC, which RFC 6532 3.1 advises against: it would make one of letters that look different. What is no
// UTF-8 is folded as ASCII. Folding again changes nothing; of ASCII it makes lower case, without asking ICU.
std::string folded(std::string_view text);

// Of a mail domain: its A-labels (RFC 5890 2.3.2.1) in lower case by UTS 46, non-transitional, so that the
// two ways to write an internationalised domain are one. What has none is folded like any text.
std::string folded_domain(std::string_view domain);

}  // namespace reserve
