#include "ews/autodiscover/discover.hpp"

#include <gtest/gtest.h>

#include <map>

namespace {

using namespace ews;

const std::string first = "https://corp.example.com/autodiscover/autodiscover.xml";
const std::string second = "https://autodiscover.corp.example.com/autodiscover/autodiscover.xml";
const std::string plain = "http://autodiscover.corp.example.com/autodiscover/autodiscover.xml";
const std::string inside_url = "https://mail.corp.example.com/EWS/Exchange.asmx";
const std::string outside_url = "https://owa.corp.example.com/EWS/Exchange.asmx";

std::string reply_of(const std::string& response) {
    return "<?xml version=\"1.0\"?><Autodiscover xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/"
           "responseschema/2006\"><Response "
           "xmlns=\"http://schemas.microsoft.com/exchange/autodiscover/outlook/"
           "responseschema/2006a\">" +
           response + "</Response></Autodiscover>";
}
std::string account_of(const std::string& content) { return reply_of("<Account>" + content + "</Account>"); }
std::string settings(const std::string& exch = inside_url, const std::string& expr = outside_url) {
    return account_of(
        "<AccountType>email</AccountType><Action>settings</Action><Protocol><Type>EXCH</Type><EwsUrl>" +
        exch + "</EwsUrl></Protocol><Protocol><Type>EXPR</Type><EwsUrl>" + expr + "</EwsUrl></Protocol>");
}

class Autodiscover : public testing::Test {
  protected:
    DiscoveryQuestion question{"roomgate@corp.example.com", {}, false};
    std::map<std::string, HttpReply> replies;  // by URL; what is not there cannot be reached
    std::optional<std::string> service;
    bool token_is_refused = false;
    std::vector<DiscoveryRequest> asked;

    void say(const std::string& url, const std::string& body) { replies[url] = {200, body, {}, {}, {}, {}}; }
    void redirect(const std::string& url, const std::string& to) { replies[url] = {302, {}, {}, {}, {}, to}; }
    std::variant<std::string, HttpFailure> search() {
        asked.clear();
        return discover(question,
                        {[this](const DiscoveryRequest& request) -> std::variant<HttpReply, HttpFailure> {
                             asked.push_back(request);
                             if (token_is_refused)
                                 return HttpFailure{HttpFailure::Kind::token_refused, "invalid_client"};
                             const auto known = replies.find(request.url);
                             if (known != replies.end()) return known->second;
                             return HttpFailure{HttpFailure::Kind::never_sent, "not there"};
                         },
                         [this](const std::string&) { return service; }});
    }
    std::string found() {
        const auto result = search();
        const auto* const url = std::get_if<std::string>(&result);
        return url ? *url : "none: " + std::get<HttpFailure>(result).words;
    }
    HttpFailure failure() { return std::get<HttpFailure>(search()); }
};

TEST_F(Autodiscover, AsksTheDomainForTheMailbox) {
    say(first, settings());
    EXPECT_EQ(found(), outside_url);
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_NE(asked[0].body.find("<EMailAddress>roomgate@corp.example.com</EMailAddress>"),
              std::string::npos);
}

TEST_F(Autodiscover, TakesTheUrlForTheInsideWhereToldSo) {
    say(first, settings());
    question.inside = true;
    EXPECT_EQ(found(), inside_url);
}

TEST_F(Autodiscover, AsksTheHostAutodiscoverNext) {
    say(first, "<html/>");
    say(second, settings());
    EXPECT_EQ(found(), outside_url);
}

TEST_F(Autodiscover, FollowsARedirectThatPlainHttpNamesWithoutCredentialsThere) {
    redirect(plain, "https://mail.corp.example.com/a.xml");
    say("https://mail.corp.example.com/a.xml", settings());
    EXPECT_EQ(found(), outside_url);
    for (const auto& request : asked) EXPECT_EQ(request.with_sign_in, request.url.starts_with("https://"));
}

TEST_F(Autodiscover, AsksTheHostOfTheServiceRecordLast) {
    service = "mail.corp.example.com:8443";
    say("https://mail.corp.example.com:8443/autodiscover/autodiscover.xml", settings());
    EXPECT_EQ(found(), outside_url);
    EXPECT_EQ(asked.size(), 4U);
}

TEST_F(Autodiscover, FollowsRedirectsOfHttpAndOfXml) {
    redirect(first, second);
    say(second,
        account_of("<Action>redirectUrl</Action><RedirectUrl>https://a.corp.example.com/</RedirectUrl>"));
    say("https://a.corp.example.com/", settings());
    EXPECT_EQ(found(), outside_url);
}

TEST_F(Autodiscover, FollowsAnotherAddressOfTheDomain) {
    say(first,
        account_of("<Action>redirectAddr</Action><RedirectAddr>rg@eu.corp.example.com</RedirectAddr>"));
    say("https://autodiscover.eu.corp.example.com/autodiscover/autodiscover.xml", settings());
    EXPECT_EQ(found(), outside_url);
}

TEST_F(Autodiscover, SendsNoCredentialsToAnotherDomain) {
    for (const char* const elsewhere : {"https://evil.example.net/a.xml", "https://evilcorp.example.com/",
                                        "https://corp.example.com.evil.example.net/"}) {
        redirect(plain, elsewhere);
        say(elsewhere, settings());
        EXPECT_EQ(failure().kind, HttpFailure::Kind::settings) << elsewhere;
        for (const auto& request : asked) EXPECT_NE(request.url, elsewhere);
    }
    EXPECT_NE(failure().words.find("autodiscover.xml"), std::string::npos);
}

TEST_F(Autodiscover, TrustsAHostThatIsNamed) {
    question.trusted_hosts = {"mail.example.net"};
    redirect(plain, "https://mail.example.net/a.xml");
    say("https://mail.example.net/a.xml", settings(inside_url, "https://mail.example.net/EWS/Exchange.asmx"));
    EXPECT_EQ(found(), "https://mail.example.net/EWS/Exchange.asmx");
}

TEST_F(Autodiscover, NeverGoesFromHttpsToPlainHttp) {
    redirect(first, "http://mail.corp.example.com/a.xml");
    say("http://mail.corp.example.com/a.xml", settings());
    failure();
    for (const auto& request : asked)
        EXPECT_TRUE(!request.with_sign_in || request.url.starts_with("https://"));
}

TEST_F(Autodiscover, TakesNoEndpointInPlainHttpOrElsewhere) {
    say(first, settings(inside_url, "http://mail.corp.example.com/EWS/Exchange.asmx"));
    EXPECT_EQ(failure().kind, HttpFailure::Kind::never_sent);
    say(first, settings(inside_url, "https://evil.example.net/EWS/Exchange.asmx"));
    EXPECT_EQ(failure().kind, HttpFailure::Kind::settings);
}

TEST_F(Autodiscover, EndsWhereRedirectsGoInACircle) {
    redirect(first, second);
    redirect(second, first);
    failure();
    EXPECT_LE(asked.size(), 13U);
}

TEST_F(Autodiscover, SignsInOnceWhereThePasswordIsWrong) {
    for (const auto& url : {first, second}) replies[url] = {401, {}, {}, {}, {}, {}};
    service = "mail.corp.example.com:443";
    EXPECT_EQ(failure().kind, HttpFailure::Kind::unauthorized);
    EXPECT_EQ(asked.size(), 1U);
}

TEST_F(Autodiscover, AsksForATokenOnceWhereTheSecretIsWrong) {
    token_is_refused = true;
    service = "mail.corp.example.com:443";
    EXPECT_EQ(failure().kind, HttpFailure::Kind::token_refused);
    EXPECT_EQ(asked.size(), 1U);
}

TEST_F(Autodiscover, SaysNoMoreOfAServersWordsThanAPersonReads) {
    say(first, reply_of("<Error><ErrorCode>600</ErrorCode><Message>" + std::string(1'000'000, 'x') +
                        "</Message></Error>"));
    EXPECT_LT(failure().words.size(), 2000U);
}

TEST_F(Autodiscover, SaysWhatTheServerSaid) {
    say(first,
        reply_of("<Error><ErrorCode>500</ErrorCode><Message>The e-mail address can't be found.</Message>"
                 "</Error>"));
    EXPECT_NE(failure().words.find("error 500 The e-mail address can't be found."), std::string::npos);
}

}  // namespace
