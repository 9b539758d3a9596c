#include "tests/bench/load/request.hpp"

#include <openssl/evp.h>

#include <ctime>
#include <vector>

namespace bench {
namespace {

std::string stamp(std::chrono::sys_seconds at, const char* format) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
    std::tm utc{};
    ::gmtime_r(&seconds, &utc);
    char text[32];
    std::strftime(text, sizeof text, format, &utc);
    return text;
}

std::string base64(const std::string& text) {
    std::vector<unsigned char> encoded(text.size() / 3 * 4 + 8);
    const int size = EVP_EncodeBlock(encoded.data(), reinterpret_cast<const unsigned char*>(text.data()),
                                     static_cast<int>(text.size()));
    std::string lines;
    for (int at = 0; at < size; at += 76) {
        const auto length = static_cast<std::size_t>(std::min(76, size - at));
        lines.append(reinterpret_cast<const char*>(encoded.data()) + at, length).append("\r\n");
    }
    return lines;
}

const char* const time_zone =
    "BEGIN:VTIMEZONE\r\nTZID:W. Europe Standard Time\r\n"
    "BEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10\r\nEND:STANDARD\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:16010101T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\n"
    "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\n";

std::string calendar(const std::string& uid, const std::string& mailbox, std::chrono::sys_seconds start) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    return "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nPRODID:Microsoft Exchange Server 2010\r\nVERSION:2.0\r\n" +
           std::string(time_zone) + "BEGIN:VEVENT\r\nORGANIZER;CN=\"Keller, Anna\":mailto:" + organizer +
           "\r\nATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Meier, Joerg\r\n "
           "\":mailto:"
           "joerg.meier@corp.example.com\r\nATTENDEE;CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT;PARTSTAT=NEEDS-"
           "ACTION;"
           "RSVP=TRUE\r\n ;CN=\"Room\":mailto:" +
           mailbox +
           "\r\nDESCRIPTION;LANGUAGE=en-US:Agenda:\\n1. Where we stand\\n2. Open points\r\n \\n3. What comes "
           "next"
           "\\n\\nPlease bring your papers. The room seats twelve\\; a projector a\r\n nd a telephone are "
           "there."
           "\\n\\nKind regards\\nAnna Keller\\nPr\r\n oject lead\\, department of buildings\\nThis message "
           "is meant for those it is"
           " ad\r\n dressed to. If it reached you by mistake\\, tell its sender and delete it.\\n\r\nUID:" +
           uid + "\r\nSUMMARY;LANGUAGE=en-US:Project meeting\r\nDTSTART;TZID=W. Europe Standard Time:" +
           stamp(start, "%Y%m%dT%H%M%S") + "\r\nDTEND;TZID=W. Europe Standard Time:" +
           stamp(start + std::chrono::minutes(30), "%Y%m%dT%H%M%S") +
           "\r\nCLASS:PUBLIC\r\nPRIORITY:5\r\nDTSTAMP:" + stamp(now, "%Y%m%dT%H%M%SZ") +
           "\r\nTRANSP:OPAQUE\r\nSTATUS:CONFIRMED\r\nSEQUENCE:0\r\nLOCATION;LANGUAGE=en-US:Room\r\n"
           "X-MICROSOFT-CDO-APPT-SEQUENCE:0\r\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\r\n"
           "X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY\r\nX-MICROSOFT-CDO-ALLDAYEVENT:FALSE\r\n"
           "X-MICROSOFT-LOCATIONS:[{\"DisplayName\":\"Room\"\\,\"LocationAnnotation\":\"\"\\,"
           "\"LocationSource\":0\\,\"U\r\n "
           "nresolved\":false\\,\"LocationUri\":\"room@corp.example.com\"\\,\"LocationStreet\":\"\"\\,"
           "\"Locat\r\n "
           "ionCity\":\"\"\\,\"LocationState\":\"\"\\,\"LocationCountry\":\"\"\\,\"LocationPostalCode\":\"\"}"
           "]\r\n"
           "X-MICROSOFT-CDO-IMPORTANCE:1\r\nX-MICROSOFT-CDO-INSTTYPE:0\r\nX-MICROSOFT-DISALLOW-COUNTER:"
           "FALSE\r\n"
           "BEGIN:VALARM\r\nDESCRIPTION:REMINDER\r\nTRIGGER;RELATED=START:-PT15M\r\nACTION:DISPLAY\r\n"
           "END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

const std::string trace =
    "Received: from EX01.corp.example.com (10.20.30.41) by EX02.corp.example.com\r\n (10.20.30.42) with "
    "Microsoft SMTP "
    "Server (version=TLS1_2,\r\n cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.2.1544.4; Sun, 22 Nov "
    "2026\r\n "
    "06:15:01 +0100\r\nReceived: from EX01.corp.example.com ([fe80::a1b2:c3d4:e5f6:718]) by\r\n "
    "EX01.corp.example.com "
    "([fe80::a1b2:c3d4:e5f6:718%4]) with mapi id\r\n 15.02.1544.004; Sun, 22 Nov 2026 06:15:00 +0100\r\n"
    "Authentication-Results: corp.example.com; auth=pass "
    "smtp.mailfrom=corp.example.com\r\nX-MS-Exchange-Organization-"
    "Network-Message-Id: 7a1c5a52-7d39-4a5e-1c36-08de2990a111\r\nX-MS-Exchange-Organization-AuthSource: "
    "EX01.corp.example.com\r\nX-MS-Exchange-Organization-AuthMechanism: 04\r\nX-MS-Exchange-Transport-"
    "EndToEndLatency: 00:00:01.0310231\r\nX-MS-Exchange-Processed-By-BccFoldering: 15.02.1544.004\r\n"
    "X-MS-Exchange-Organization-RecipientP2Type: To\r\nX-Originating-IP: [10.20.31.77]\r\n"
    "x-ms-exchange-imapappendstamp: EX01.corp.example.com (15.02.1544.004)\r\nx-ms-exchange-transport-"
    "fromentityheader: Hosted\r\nx-tm-as-result: No-10--4.000000-0.000000\r\nx-tm-as-user-approved-sender: "
    "No\r\n";

std::string header(const std::string& uid, const std::string& mailbox) {
    return trace + "From: \"Keller, Anna\" <" + organizer +
           ">\r\nTo: Joerg Meier <joerg.meier@corp.example.com>,\r\n\tRoom <" + mailbox +
           ">\r\nSubject: Project meeting\r\nThread-Topic: Project meeting\r\nThread-Index: "
           "AdxbbT4Q2sKk0m1nRrqV0yqv6m3Q0A==\r\nDate: Sun, 22 Nov 2026 05:15:00 +0000\r\nMessage-ID: <" +
           uid +
           "@corp.example.com>\r\nAccept-Language: de-CH, en-US\r\nContent-Language: "
           "en-US\r\nX-MS-Has-Attach:\r\n"
           "X-MS-TNEF-Correlator:\r\nx-ms-exchange-organization-authas: Internal\r\n"
           "x-ms-exchange-messagesentrepresentingtype: 1\r\nX-MS-Exchange-Organization-SCL: -1\r\n"
           "Content-Type: multipart/alternative;\r\n\tboundary=\"_000_a1b2c3d4e5f6_\"\r\nMIME-Version: "
           "1.0\r\n\r\n";
}

const std::string prose =
    "--_000_a1b2c3d4e5f6_\r\nContent-Type: text/plain; charset=\"iso-8859-1\"\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\nAgenda:\r\n1. Where we stand\r\n2. Open points\r\n"
    "3. What comes next\r\n\r\nPlease bring your papers. The room seats twelve; a projector and a telephone "
    "=\r\n"
    "are there.\r\n\r\n--_000_a1b2c3d4e5f6_\r\nContent-Type: text/html; charset=\"iso-8859-1\"\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n\r\n<html>\r\n<head>\r\n<meta "
    "http-equiv=3D\"Content-Type\" "
    "content=3D\"text/html; charset=3Diso-8859-1\">\r\n<style type=3D\"text/css\" "
    "style=3D\"display:none;\"><!-- P "
    "{margin-top:0;margin-bottom:0;} --></style>\r\n</head>\r\n<body dir=3D\"ltr\">\r\n<div "
    "style=3D\"font-family:Calibri,Arial,Helvetica,sans-serif; "
    "font-size:12pt\">\r\n<p>Agenda:</p><ol><li>Where we "
    "stand</li><li>Open points</li><li>What comes next</li></ol>\r\n<p>Please bring your "
    "papers.</p></div>\r\n"
    "</body>\r\n</html>\r\n\r\n--_000_a1b2c3d4e5f6_\r\nContent-Type: text/calendar; charset=\"utf-8\"; "
    "method=REQUEST\r\nContent-Transfer-Encoding: base64\r\n\r\n";

}  // namespace

std::string mailbox_of(int room) { return "room." + std::to_string(room) + "@corp.example.com"; }

std::string receiving_of(int room) { return "r" + std::to_string(room) + "@rooms.example.com"; }

Request make_request(int number, int rooms, std::chrono::sys_days first_day, const std::string& run) {
    const int room = number % rooms + 1;
    const auto start = first_day + std::chrono::minutes(30) * (number / rooms);
    Request request{.uid = "load-" + run + "-" + std::to_string(number),
                    .mailbox = mailbox_of(room),
                    .receiving = receiving_of(room),
                    .raw = {}};
    request.raw = header(request.uid, request.mailbox) + prose +
                  base64(calendar(request.uid, request.mailbox, start)) + "\r\n--_000_a1b2c3d4e5f6_--\r\n";
    return request;
}

}  // namespace bench
