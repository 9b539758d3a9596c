#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "tests/ews/hostile/read_everything.hpp"

// Replies of servers, spoilt: read without harm (the sanitizers look on), and never taken for what they are
// not.

namespace {

using namespace ews_test;

// The same everywhere: the standard's distributions are not.
class Dice {
  public:
    explicit Dice(std::uint32_t seed) : generator_(seed) {}
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : generator_() % limit; }

  private:
    std::mt19937 generator_;
};

const std::array<std::string, 20> spoilers{"<",
                                           ">",
                                           "&",
                                           "\"",
                                           "]]>",
                                           "<!--",
                                           "<!DOCTYPE a [<!ENTITY x 'y'>]>",
                                           "&x;",
                                           "&#xD800;",
                                           "&#x110000;",
                                           "xmlns=''",
                                           "<a>",
                                           "</a>",
                                           "\xFF\xFE",
                                           "\xC0\x80",
                                           "ResponseClass=\"Success\"",
                                           "-1",
                                           "99999999999999999999999",
                                           "2027-02-30T25:61:61Z",
                                           "="};

std::string spoilt(std::string text, Dice& dice) {
    const std::size_t changes = 1 + dice.below(4);
    for (std::size_t i = 0; i < changes && !text.empty(); ++i) {
        const std::size_t at = dice.below(text.size());
        const std::size_t length = dice.below(std::min<std::size_t>(text.size() - at, 200));
        switch (dice.below(5)) {
            case 0:
                text[at] = static_cast<char>(dice.below(256));
                break;
            case 1:
                text.erase(at, length);
                break;
            case 2:
                text.insert(at, text.substr(at, length));
                break;
            case 3:
                text.insert(at, spoilers[dice.below(spoilers.size())]);
                break;
            default:
                text.replace(at, length, spoilers[dice.below(spoilers.size())]);
        }
    }
    return text;
}

TEST(MutatedReply, IsReadWithoutHarm) {
    const auto replies = recorded_replies();
    ASSERT_GE(replies.size(), 6U);
    Dice dice(20261123);
    std::size_t still_replies = 0;
    for (int i = 0; i < 20'000; ++i)
        if (read_everything(spoilt(replies[dice.below(replies.size())], dice))) ++still_replies;
    EXPECT_GT(still_replies, 100U);  // the readers behind were reached
}

TEST(TruncatedReply, IsNoReply) {
    std::size_t cut = 0;
    for (const std::string& reply : recorded_replies()) {
        if (!read_everything(reply)) continue;
        const std::size_t whole = reply.find_last_of('>');
        const std::size_t step = 1 + reply.size() / 400;
        for (std::size_t length = 0; length <= whole; length += step, ++cut)
            ASSERT_FALSE(read_everything(reply.substr(0, length))) << reply.substr(0, length);
        ASSERT_FALSE(read_everything(reply.substr(0, whole)));
    }
    EXPECT_GT(cut, 1000U);
}

TEST(OtherEncodings, AreReadOrRefusedButNotMisread) {
    const std::string message =
        "<s:Envelope "
        "xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><s:Fault><faultcode>x</faultcode>"
        "<faultstring>Gesch\xE4"
        "ftigt</faultstring></s:Fault></s:Body></s:Envelope>";
    const auto words = [](const std::string& octets) {
        return std::get<ews::Trouble>(ews::read_reply({500, octets, {}, {}, {}})).message;
    };
    EXPECT_EQ(words("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + message), "Geschäftigt");
    std::string wide = "\xFF\xFE";
    for (const char c : message) wide += {c, '\0'};
    EXPECT_EQ(words(wide), "Geschäftigt");
    EXPECT_EQ(words(wide.substr(0, wide.size() - 3)), "");  // cut in the middle of a character
}

TEST(HostileReply, IsRefusedWhereItIsDeepOrHugeOrHoldsADtd) {
    const auto nested = [](std::size_t depth) {
        std::string open, close;
        for (std::size_t i = 0; i < depth; ++i) {
            open += "<t:a>";
            close += "</t:a>";
        }
        return open + close;
    };
    const auto reply_with = [](const std::string& inner, const std::string& before = {}) {
        return before +
               "<s:Envelope "
               "xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body><m:CreateItemResponse "
               "xmlns:m=\"http://schemas.microsoft.com/exchange/services/2006/messages\" "
               "xmlns:t=\"http://schemas.microsoft.com/exchange/services/2006/types\"><m:ResponseMessages>"
               "<m:CreateItemResponseMessage "
               "ResponseClass=\"Success\"><m:ResponseCode>NoError</m:ResponseCode>" +
               inner +
               "</m:CreateItemResponseMessage></m:ResponseMessages></m:CreateItemResponse></s:Body></"
               "s:Envelope>";
    };
    EXPECT_TRUE(read_everything(reply_with(nested(10))));
    EXPECT_FALSE(read_everything(reply_with(nested(100'000))));
    EXPECT_FALSE(read_everything(reply_with(std::string(16U << 20, ' '))));
    EXPECT_FALSE(read_everything(reply_with("&a;", "<!DOCTYPE s [<!ENTITY a 'aaaaaaaaaa'>]>")));
}

}  // namespace
