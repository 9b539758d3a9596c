#include "ews/soap/element.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "ews/responses/meeting_item.hpp"
#include "ews/responses/reply.hpp"
#include "tests/support/shared_files.hpp"

namespace {

using namespace ews;
namespace fs = std::filesystem;

std::string repeated(const std::string& text, std::size_t count) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += text;
    return all;
}

TEST(ReadXml, MatchesNamespacesWhateverThePrefixes) {
    const auto root =
        read_xml("<q:a xmlns:q='urn:one' xmlns='urn:two'><b/><q:b xmlns:q='urn:three'/><q:b/></q:a>");
    ASSERT_TRUE(root);
    EXPECT_TRUE(root->is("urn:one", "a"));
    ASSERT_EQ(root->children.size(), 3U);
    EXPECT_TRUE(root->children[0].is("urn:two", "b"));
    EXPECT_TRUE(root->children[1].is("urn:three", "b"));
    EXPECT_TRUE(root->children[2].is("urn:one", "b"));
}

TEST(ReadXml, ReadsTextCdataAndCharacterReferences) {
    EXPECT_EQ(read_xml("<a> x&amp;y&#x20AC;<![CDATA[<z>]]> </a>")->text, "x&y€<z>");
}

TEST(ReadXml, RefusesWhatIsNotWellFormed) {
    for (const char* const text : {"", "no", "<a>", "<a></b>", "<a", "<a><b></a></b>", "<!-- -->"}) {
        EXPECT_FALSE(read_xml(text)) << text;
    }
}

TEST(ReadXml, RefusesADtd) { EXPECT_FALSE(read_xml("<!DOCTYPE a [<!ENTITY x 'yyyy'>]><a>&x;</a>")); }

TEST(ReadXml, RefusesWhatIsDeeperThanTheLimit) {
    EXPECT_TRUE(read_xml(repeated("<a>", 64) + repeated("</a>", 64)));
    EXPECT_FALSE(read_xml(repeated("<a>", 65) + repeated("</a>", 65)));
    EXPECT_FALSE(read_xml(repeated("<a>", 150'000) + repeated("</a>", 150'000)));
}

TEST(ReadXml, RefusesWhatIsLargerThanTheLimits) {
    EXPECT_FALSE(read_xml("<a>" + std::string(9U << 20, 'x') + "</a>"));
    EXPECT_FALSE(read_xml("<a>" + repeated("<b/>", 500'000) + "</a>"));
}

// Cut anywhere, a reply is read or refused, and never misread as complete.
TEST(ReadXml, RefusesAReplyCutAnywhere) {
    const std::string whole =
        "<s:Envelope xmlns:s='urn:s'><s:Body a='1'><b>t&amp;<![CDATA[c]]></b></s:Body></s:Envelope>";
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_FALSE(read_xml(whole.substr(0, length))) << length;
    }
    EXPECT_TRUE(read_xml(whole));
}

// Replies of real servers.
TEST(EverySample, IsReadWithoutHarm) {
    const fs::path folder = support::shared_files() / "ews-samples";
    if (const auto words = support::left_out(folder)) GTEST_SKIP() << *words;
    std::size_t read = 0, replies = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".xml") continue;
        std::ostringstream text;
        text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        for (const int status : {200, 500}) {
            const auto result = read_reply({status, text.str(), {}, {}, {}});
            if (const auto* const reply = std::get_if<Reply>(&result)) {
                ++replies;
                for (const Element& message : reply->messages) {
                    trouble_of(message);
                    read_page(message, Folder::inbox, 0);
                    read_items(message, Folder::calendar);
                    read_moved_dates(message);
                }
            }
        }
        ++read;
    }
    EXPECT_GT(replies, 0U);
    std::cout << "read " << read << " samples, " << replies << " of them replies\n";
}

}  // namespace
