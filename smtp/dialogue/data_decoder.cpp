#include "smtp/dialogue/data_decoder.hpp"

#include <algorithm>

namespace smtp {

DataDecoder::DataDecoder(std::size_t longest_line) : longest_line_(longest_line) {}

DataDecoder::Taken DataDecoder::take(std::string_view octets, Content& content) {
    std::size_t run = 0;  // where the octets begin that are not yet appended
    std::size_t i = 0;
    while (i < octets.size()) {
        switch (at_) {
            case At::line_start:
                at_ = octets[i] == '.' ? At::dot : At::line;
                if (at_ == At::line) break;
                content.append(octets.substr(run, i - run));
                run = ++i;
                break;
            case At::dot:
                at_ = octets[i] == '\r' ? At::dot_cr : At::line;
                if (at_ == At::dot_cr) run = ++i;
                break;
            case At::dot_cr:
                if (octets[i] == '\n') return {i + 1, true};
                at_ = At::cr;
                break;
            case At::line:
                i += take_line(octets.substr(i));
                break;
            case At::cr:
                after_cr(octets[i++]);
                break;
        }
    }
    content.append(octets.substr(run));
    return {octets.size(), false};
}

// Goes on to behind the next CR, or to the end of the octets.
std::size_t DataDecoder::take_line(std::string_view octets) {
    const std::size_t end = std::min(octets.find('\r'), octets.size());
    if (octets.substr(0, end).find('\n') != std::string_view::npos) has_bare_octets_ = true;
    constexpr std::size_t line_end = 2;
    line_octets_ += end;
    if (line_octets_ + line_end > longest_line_) has_long_line_ = true;
    if (end == octets.size()) return end;
    at_ = At::cr;
    return end + 1;
}

void DataDecoder::after_cr(char octet) {
    if (octet == '\n') {
        at_ = At::line_start;
        line_octets_ = 0;
        return;
    }
    has_bare_octets_ = true;
    at_ = octet == '\r' ? At::cr : At::line;
}

}  // namespace smtp
