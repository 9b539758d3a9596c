#include "reserve/global_object_id.hpp"

#include <gtest/gtest.h>

namespace {

using namespace reserve;

std::string octets(const std::string& hex) {
    std::string out;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        out += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return out;
}

// From the request that a real server took: ../shared/ews-schema/requests/find-request-by-goid.
const std::string foreign_uid = "261cbc18-1f65-5a0a-bd11-23b1e224cc2f";
const std::string with_nul = octets(
    "040000008200E00074C5B7101A82E0080000000000000000000000000000000000000000310000007643616C2D556964"
    "0100000032363163626331382D316636352D356130612D626431312D32336231653232346363326600");
const std::string without_nul = octets(
    "040000008200E00074C5B7101A82E0080000000000000000000000000000000000000000300000007643616C2D556964"
    "0100000032363163626331382D316636352D356130612D626431312D323362316532323463633266");

const std::string outlook_start = "040000008200E00074C5B7101A82E008";
const std::string outlook_end = "0F1E2D3C4B5A6978000000000000000010000000112233445566778899AABBCCDDEEFF00";
const std::string outlook = outlook_start + "00000000" + outlook_end;
const std::string outlook_on_24_nov_2026 = outlook_start + "07EA0B18" + outlook_end;

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(c));
    return text;
}

TEST(CleanGlobalObjectIds, WrapAForeignUidWithAndWithoutNul) {
    const auto ids = clean_global_object_ids(foreign_uid);
    ASSERT_EQ(ids.size(), 2U);
    EXPECT_EQ(ids[0], with_nul);
    EXPECT_EQ(ids[1], without_nul);
}

TEST(CleanGlobalObjectIds, AreTheOctetsOfAnOutlookUid) {
    EXPECT_EQ(clean_global_object_ids(lower(outlook)), std::vector{octets(outlook)});
}

TEST(CleanGlobalObjectIds, HaveNoDate) {
    EXPECT_EQ(clean_global_object_ids(outlook_on_24_nov_2026), std::vector{octets(outlook)});
}

TEST(ReadGlobalObjectId, UnwrapsAForeignUidWithAndWithoutNul) {
    EXPECT_EQ(read_global_object_id(with_nul)->uid, foreign_uid);
    EXPECT_EQ(read_global_object_id(without_nul)->uid, foreign_uid);
}

TEST(ReadGlobalObjectId, NamesOneOccurrenceByTheDateInIt) {
    const auto id = read_global_object_id(octets(outlook_on_24_nov_2026));
    ASSERT_TRUE(id);
    EXPECT_EQ(id->uid, outlook);
    EXPECT_EQ(id->occurrence, std::chrono::year{2026} / 11 / 24);
}

TEST(ReadGlobalObjectId, NamesNoOccurrenceWhenClean) {
    EXPECT_EQ(read_global_object_id(octets(outlook))->occurrence, std::nullopt);
}

TEST(ReadGlobalObjectId, RefusesWhatIsNone) {
    EXPECT_FALSE(read_global_object_id(""));
    EXPECT_FALSE(read_global_object_id(octets(outlook_start)));
    EXPECT_FALSE(read_global_object_id(std::string(60, 'x')));
}

TEST(ReadGlobalObjectId, SurvivesASizeThatLies) {
    std::string lying = with_nul;
    lying[36] = lying[37] = lying[38] = lying[39] = '\xFF';
    EXPECT_EQ(read_global_object_id(lying)->uid, foreign_uid);
    lying.replace(36, 4, 4, '\0');
    EXPECT_TRUE(read_global_object_id(lying));
}

TEST(PlainUid, UnwrapsTheHexOfAWrappedForeignUid) {
    std::string hex;
    const std::string wrapped = with_nul;
    for (const unsigned char c : wrapped) {
        constexpr const char* digits = "0123456789abcdef";
        hex += digits[c >> 4];
        hex += digits[c & 15];
    }
    EXPECT_EQ(plain_uid(hex), foreign_uid);
}

TEST(PlainUid, IsTheSameForAnOutlookUidInAnyCaseAndForAnyOccurrence) {
    EXPECT_EQ(plain_uid(lower(outlook)), outlook);
    EXPECT_EQ(plain_uid(outlook_on_24_nov_2026), outlook);
}

TEST(PlainUid, LeavesEverythingElseAlone) {
    EXPECT_EQ(plain_uid("Weekly@Example.com"), "Weekly@Example.com");
    EXPECT_EQ(plain_uid("0400"), "0400");
    EXPECT_EQ(plain_uid(""), "");
}

}  // namespace
