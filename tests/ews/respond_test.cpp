#include "ews/requests/respond.hpp"

#include <gtest/gtest.h>

namespace ews {
namespace {

reserve::AnswerStep booked(const std::string& html) { return {.text = "Booked & yours.", .html = html}; }

TEST(RespondRequest, SendsHtmlWhereThereIsSome) {
    const std::string request = respond_request({"id", ""}, booked("<p>Booked &amp; yours.</p>"), "");
    EXPECT_NE(request.find("<t:Body BodyType=\"HTML\">&lt;p&gt;Booked &amp;amp; yours.&lt;/p&gt;</t:Body>"),
              std::string::npos)
        << request;
    EXPECT_EQ(request.find("BodyType=\"Text\""), std::string::npos);
}

TEST(RespondRequest, SendsPlainTextElse) {
    const std::string request = respond_request({"id", ""}, booked(""), "");
    EXPECT_NE(request.find("<t:Body BodyType=\"Text\">Booked &amp; yours.</t:Body>"), std::string::npos)
        << request;
}

}  // namespace
}  // namespace ews
