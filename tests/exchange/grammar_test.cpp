#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/exchange/cast/office.hpp"
#include "tests/support/shared_files.hpp"

namespace exchange::cast {
namespace {

namespace fs = std::filesystem;

class Grammar : public Office {
  protected:
    void expect_violation(const Answer& answer, const std::string& words) {
        EXPECT_EQ(answer.status, 500);
        EXPECT_TRUE(answer.has("ErrorSchemaValidation")) << answer.body;
        EXPECT_TRUE(answer.has(words)) << answer.body;
    }
    static std::string get_folder(const std::string& folder) {
        return "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds>" +
               folder + "</m:FolderIds></m:GetFolder>";
    }
};

TEST_F(Grammar, AcceptsAValidRequest) {
    EXPECT_EQ(ews(envelope(get_folder(folder_of("inbox")))).status, 200);
}

TEST_F(Grammar, RefusesChildrenInTheWrongOrder) {
    expect_violation(
        ews(envelope(
            "<m:GetFolder><m:FolderIds>" + folder_of("inbox") +
            "</m:FolderIds><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape></m:GetFolder>")),
        "has invalid child element 'FolderIds'");
}

TEST_F(Grammar, RefusesABodyBehindTheReference) {
    expect_violation(
        ews(envelope("<m:CreateItem "
                     "MessageDisposition=\"SaveOnly\"><m:Items><t:AcceptItem><t:ReferenceItemId Id=\"A\"/>"
                     "<t:Body BodyType=\"Text\">x</t:Body></t:AcceptItem></m:Items></m:CreateItem>")),
        "has invalid child element 'Body'");
}

TEST_F(Grammar, RefusesAnElementInTheWrongNamespace) {
    expect_violation(ews(envelope("<t:GetFolder/>")), "has invalid child element 'GetFolder'");
}

TEST_F(Grammar, RefusesHeadersInTheWrongOrder) {
    expect_violation(
        ews(envelope(get_folder(folder_of("inbox")),
                     "<t:TimeZoneContext><t:TimeZoneDefinition Id=\"UTC\"/></t:TimeZoneContext>" +
                         impersonating(room12))),
        "has invalid child element 'ExchangeImpersonation'");
}

TEST_F(Grammar, RefusesAMissingAttribute) {
    expect_violation(
        ews(envelope("<m:DeleteItem><m:ItemIds><t:ItemId Id=\"A\"/></m:ItemIds></m:DeleteItem>")),
        "'DeleteType' is missing");
}

TEST_F(Grammar, RefusesAValueOutsideTheEnumeration) {
    expect_violation(
        ews(envelope("<m:GetItem><m:ItemShape><t:BaseShape>Everything</t:BaseShape></m:ItemShape><m:ItemIds>"
                     "<t:ItemId Id=\"A\"/></m:ItemIds></m:GetItem>")),
        "'Everything' is invalid");
}

TEST_F(Grammar, RefusesAnExtendedPropertyInAnAnswer) {
    expect_violation(
        ews(envelope(
            "<m:CreateItem MessageDisposition=\"SaveOnly\"><m:Items><t:AcceptItem><t:ExtendedProperty/>"
            "</t:AcceptItem></m:Items></m:CreateItem>")),
        "has invalid child element 'ExtendedProperty'");
}

TEST_F(Grammar, SaysTheLineOfTheViolation) {
    EXPECT_EQ(between(ews(envelope("\n\n<m:GetFolder/>")).body, "<t:LineNumber>", "<"), "3");
}

TEST_F(Grammar, RefusesWhatIsNoXml) { EXPECT_EQ(ews("<soap:Envelope").status, 500); }

TEST_F(Grammar, RefusesAnotherContentType) {
    EXPECT_EQ(ews(envelope(get_folder(folder_of("inbox"))), "secret", "application/json").status, 415);
}

TEST_F(Grammar, RefusesAnUnknownServerVersion) {
    std::string request = envelope(get_folder(folder_of("inbox")));
    request.replace(request.find("Exchange2013_SP1"), 16, "Exchange2099");
    EXPECT_TRUE(ews(request).has("ErrorInvalidServerVersion"));
}

// The requests that ../shared has are valid by Microsoft's schema; these are of operations that the simulator
// has.
TEST_F(Grammar, AcceptsTheValidRequestsOfItsOperations) {
    const fs::path requests = support::shared_files() / "ews-schema/requests";
    if (const auto words = support::left_out(requests)) GTEST_SKIP() << *words;
    for (const char* name :
         {"accept-imp.req.xml", "calview.req.xml", "create-cal.req.xml", "decline-saved.req.xml",
          "delete-cal.req.xml", "find-request-by-goid.xml", "getitem-mime.req.xml", "getitem.req.xml",
          "sendonly.req.xml", "tentative.req.xml", "update-cal.req.xml"}) {
        std::ostringstream text;
        text << std::ifstream(requests / name).rdbuf();
        EXPECT_FALSE(ews(text.str()).has("ErrorSchemaValidation")) << name;
    }
}

}  // namespace
}  // namespace exchange::cast
