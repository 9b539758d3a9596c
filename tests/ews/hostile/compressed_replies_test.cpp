// Replies that come compressed, as roomgate says that it takes gzip: whole, in pieces, broken, and many times larger
// than they look.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>

#include "ews/http/curl_call.hpp"
#include "ews/http/http.hpp"
#include "tests/ews/hostile/gzip.hpp"
#include "tests/ews/recorded_exchange.hpp"
#include "tests/ews/scripted_server.hpp"

namespace {

using namespace ews_test;
using Kind = ews::HttpFailure::Kind;

const std::string gzip = "Content-Encoding: gzip\r\n";

// RFC 9112 7.1
std::string in_chunks_of(std::size_t size, const std::string& octets, const std::string& headers) {
    std::string answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n" + headers + "\r\n";
    for (std::size_t at = 0; at < octets.size(); at += size) {
        const std::string piece = octets.substr(at, size);
        std::array<char, 24> length{};
        std::snprintf(length.data(), length.size(), "%zx\r\n", piece.size());
        answer += length.data() + piece + "\r\n";
    }
    return answer + "0\r\n\r\n";
}

// What becomes of an answer whose reply is that.
class CompressedReply : public testing::Test {
  protected:
    using Result = std::variant<ews::HttpReply, ews::HttpFailure>;
    Result sent(const std::string& answer) {
        ScriptedServer server([&](std::size_t, const std::string&) {
            ++calls;
            return ScriptedServer::Action{answer, true};
        });
        ews::Server settings;
        settings.name = "corp";
        settings.url = server.url();
        settings.sign_in = ews::SignIn::basic;
        settings.user = "roomgate";
        settings.password = "secret";
        settings.plain_http_to_loopback = true;
        ews::Http http(settings, clock);
        return http.post({"<m:CreateItem/>", "room.12@corp.example.com", 20s, false});
    }
    std::string read(const std::string& answer) {
        const Result result = sent(answer);
        const auto* const read = std::get_if<ews::HttpReply>(&result);
        return read ? read->body : std::get<ews::HttpFailure>(result).words;
    }
    ews::HttpFailure failed(const std::string& answer) {
        const Result result = sent(answer);
        const auto* const failure = std::get_if<ews::HttpFailure>(&result);
        if (!failure) ADD_FAILURE() << std::get<ews::HttpReply>(result).body;
        return failure ? *failure : ews::HttpFailure{};
    }

    const reserve::SystemClock clock;
    const std::string reply = done("CreateItem") + std::string(5000, ' ') + "<!-- Pl\u00e4ne -->";
    std::size_t calls = 0;
};

TEST_F(CompressedReply, IsReadAsItWas) {
    EXPECT_EQ(read(http_answer("200 OK", gzipped(reply), gzip)), reply);
}

TEST_F(CompressedReply, IsReadInPieces) {
    for (const std::size_t size : {1U, 2U, 3U, 7U, 100U})
        EXPECT_EQ(read(in_chunks_of(size, gzipped(reply), gzip)), reply) << size;
}

TEST_F(CompressedReply, IsNoReplyWhereItIsCutOff) {
    const std::string whole = gzipped(reply);
    for (const std::size_t length : {std::size_t{1}, std::size_t{5}, std::size_t{12}, whole.size() / 2}) {
        const std::string part = "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(whole.size()) +
                                 "\r\n" + gzip + "\r\n" + whole.substr(0, length);
        EXPECT_EQ(failed(part).kind, Kind::lost) << length;
    }
}

// The body has all the length that it tells, and not all that was compressed.
TEST_F(CompressedReply, IsNotTheWholeReplyWhereTheCompressedPartIs) {
    const std::string whole = gzipped(reply);
    const std::string told = read(http_answer("200 OK", whole.substr(0, whole.size() / 2), gzip));
    EXPECT_TRUE(std::holds_alternative<ews::Trouble>(
        ews::read_reply({.status = 200, .body = told, .ews_policy_reason = {}, .server_time = {}})));
}

TEST_F(CompressedReply, IsNotBelievedWhereItsSumIsWrong) {
    std::string spoilt = gzipped(reply);
    spoilt[spoilt.size() - 6] ^= 1;
    EXPECT_EQ(failed(http_answer("200 OK", spoilt, gzip)).kind, Kind::lost);
}

TEST_F(CompressedReply, IsNotBelievedWhereItIsNone) {
    EXPECT_EQ(failed(http_answer("200 OK", reply, gzip)).kind, Kind::lost);
}

// 64 MiB in less than 100 KiB, and in some hundred octets: no more is unpacked than a reply may have.
TEST_F(CompressedReply, IsBoundedByWhatItUnpacksTo) {
    const std::string large = gzipped(std::string(64U << 20, 'x'));
    EXPECT_LT(large.size(), std::size_t{100'000});
    EXPECT_EQ(failed(http_answer("200 OK", large, gzip)).kind, Kind::too_big);
    EXPECT_EQ(
        failed(http_answer("200 OK", gzipped(large), "Content-Encoding: gzip, gzip\r\n")).kind, Kind::too_big);
}

TEST_F(CompressedReply, IsTroubleInWordsWhereItsWayIsNotKnown) {
    for (const std::string way : {"br", "zstd", "compress", "gzip, secret"}) {
        const ews::HttpFailure failure =
            failed(http_answer("200 OK", reply, "Content-Encoding: " + way + "\r\n"));
        EXPECT_EQ(failure.kind, Kind::lost) << way;
        EXPECT_EQ(failure.words,
                  "the reply is compressed in a way that cannot be read (its Content-Encoding)");
    }
    EXPECT_EQ(calls, 4U);
}

TEST_F(CompressedReply, IsTroubleWhereItIsPackedManyTimes) {
    std::string packed = reply, ways;
    for (int i = 0; i < 20; ++i) {
        packed = gzipped(packed);
        ways += i > 0 ? ", gzip" : "gzip";
    }
    failed(http_answer("200 OK", packed, "Content-Encoding: " + ways + "\r\n"));
}

}  // namespace
