// Code pages, identities and times of a winmail.dat.
#include "tests/reserve/reading/tnef/winmail_cast.hpp"

namespace reserve {
namespace {

using namespace winmail_test;

std::string subject_in(std::uint32_t code_page, const std::string& octets) {
    const auto properties =
        with({named(meeting, 0x0003, binary, outlook_id), tagged(0x0037, string8, octets + '\0')},
             times(monday, monday + 1h));
    const std::string container = winmail(request_class, properties, code_page);
    return invitation(read_winmail(container, arrival, {})).components.front().summary;
}

TEST(ReadWinmail, ReadsTextsInTheirCodePage) {
    EXPECT_EQ(subject_in(1251, "\xCF\xEB\xE0\xED"), "\u041F\u043B\u0430\u043D");
    EXPECT_EQ(subject_in(932, "\x89\xEF\x8B\x63"), "\u4F1A\u8B70");
    EXPECT_EQ(subject_in(936, "\xBB\xE1\xD2\xE9"), "\u4F1A\u8BAE");
    EXPECT_EQ(subject_in(65001, "\xC3\xA4"), "\u00E4");
    EXPECT_EQ(subject_in(28591, "\xE4"), "\u00E4");
    EXPECT_EQ(subject_in(20866, "\xF0"), "\u041F");
    EXPECT_EQ(subject_in(0, "\xE4"), "\u00E4");
}

TEST(ReadWinmail, TakesTheCleanIdentityWhereThereIsNoOther) {
    const auto properties = with({named(meeting, 0x0023, binary, outlook_id)}, times(monday, monday + 1h));
    EXPECT_EQ(component(properties).uid, uid);
}

TEST(ReadWinmail, TakesTheUidOfAnotherProgramOutOfTheIdentity) {
    const std::string other = "x7@example.org";
    const std::string id = id_start + std::string(4 + 8 + 8, '\0') + u32(12 + other.size() + 1) + "vCal-Uid" +
                           u32(1) + other + '\0';
    EXPECT_EQ(component(with({named(meeting, 0x0003, binary, id)}, times(monday, monday + 1h))).uid, other);
}

TEST(ReadWinmail, TakesTheDatesOfOlderOutlooks) {
    const Component old = component(with(identity(), {tagged(0x0060, systime, filetime(monday + 8h)),
                                                      tagged(0x0061, systime, filetime(monday + 9h))}));
    EXPECT_EQ(old.start.local, monday_wall + 8h);
    EXPECT_EQ(old.end->local, monday_wall + 9h);
}

}  // namespace
}  // namespace reserve
