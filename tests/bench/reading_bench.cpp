// What reading one ordinary request costs, and its parts: about 6 KiB, as Exchange forwards it.
#include <benchmark/benchmark.h>

#include "reserve/reading/mime/mail.hpp"
#include "reserve/reading/pre_scan.hpp"
#include "reserve/reading/read_message.hpp"
#include "reserve/reading/reading_text.hpp"

namespace {

using namespace reserve;

constexpr Instant sunday = std::chrono::sys_days(std::chrono::year(2026) / 11 / 22);

constexpr std::string_view header =
    R"(Received: from EX01.corp.example.com (192.0.2.41) by EX02.corp.example.com
 (192.0.2.42) with Microsoft SMTP Server (version=TLS1_2,
 cipher=TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384) id 15.2.1544.4; Sun, 22 Nov 2026
 06:15:01 +0100
From: "Keller, Anna" <anna.keller@corp.example.com>
To: =?iso-8859-1?Q?Room_12_=28Z=FCrich=29?= <r12@rooms.example.com>
Subject: =?iso-8859-1?Q?Jahresplanung_f=FCr_alle?=
Thread-Topic: Planung
Date: Sun, 22 Nov 2026 05:15:00 +0000
Message-ID: <0f1e2d3c4b5a69788796a5b4c3d2e1f0@corp.example.com>
X-MS-Has-Attach:
x-ms-exchange-organization-authas: Internal
x-ms-exchange-transport-fromentityheader: Hosted
Content-Type: multipart/alternative;
	boundary="_000_a1b2c3d4e5f60718293a4b5c6d7e8f90corpexamplecom_"
MIME-Version: 1.0

)";

constexpr std::string_view calendar = R"(BEGIN:VCALENDAR
METHOD:REQUEST
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ORGANIZER;CN="Keller, Anna":mailto:anna.keller@corp.example.com
ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Meier, J
 org":mailto:joerg.meier@corp.example.com
ATTENDEE;CUTYPE=RESOURCE;ROLE=NON-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE
 ;CN="Room 12":mailto:room.12@corp.example.com
DESCRIPTION;LANGUAGE=de-CH:Agenda:\n1. Stand der Arbeiten\n2. Offene Punkte
 \n3. Schritte\n\nBitte Unterlagen mitbringen. Der Raum ist bestuhlt\; Beamer
  und Telefon sind vorhanden.\n\nAnna Keller\nProjektleitung\, Abteilung\n
UID:040000008200E00074C5B7101A82E00800000000A0B1C2D3E4F5DA01000000000000000
 0100000005A4E3C2B1A09F84E8D7C6B5A49382716
SUMMARY;LANGUAGE=de-CH:Jahresplanung
DTSTART;TZID=W. Europe Standard Time:20261124T090000
DTEND;TZID=W. Europe Standard Time:20261124T103000
CLASS:PUBLIC
PRIORITY:5
DTSTAMP:20261122T051500Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:0
LOCATION;LANGUAGE=de-CH:Room 12
X-MICROSOFT-CDO-APPT-SEQUENCE:0
X-MICROSOFT-CDO-OWNERAPPTID:2121234567
X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE
X-MICROSOFT-CDO-INTENDEDSTATUS:BUSY
X-MICROSOFT-CDO-ALLDAYEVENT:FALSE
X-MICROSOFT-CDO-IMPORTANCE:1
X-MICROSOFT-CDO-INSTTYPE:0
BEGIN:VALARM
DESCRIPTION:REMINDER
TRIGGER;RELATED=START:-PT15M
ACTION:DISPLAY
END:VALARM
END:VEVENT
END:VCALENDAR
)";

std::string with_crlf(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

std::string part(std::string_view type, const std::string& body) {
    return "--_000_a1b2c3d4e5f60718293a4b5c6d7e8f90corpexamplecom_\nContent-Type: " + std::string(type) +
           "\n\n" + body + "\n";
}

std::string mail() {
    std::string text;
    for (int line = 0; line < 30; ++line) text += "<p style=3D\"margin:0\">Bitte Unterlagen mitbringen</p>\n";
    return with_crlf(std::string(header) + part("text/plain; charset=\"iso-8859-1\"", text.substr(0, 400)) +
                     part("text/html; charset=\"iso-8859-1\"", text) +
                     part("text/calendar; charset=\"utf-8\"; method=REQUEST", std::string(calendar)) +
                     "--_000_a1b2c3d4e5f60718293a4b5c6d7e8f90corpexamplecom_--\n");
}

void PreScan(benchmark::State& state) {
    const std::string raw = mail();
    for (auto _ : state) benchmark::DoNotOptimize(pre_scan(raw, {}));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * raw.size()));
}
BENCHMARK(PreScan);

void OpenMail(benchmark::State& state) {
    const auto scanned = std::get<std::string>(pre_scan(mail(), {}));
    for (auto _ : state) benchmark::DoNotOptimize(open_mail(scanned));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * scanned.size()));
}
BENCHMARK(OpenMail);

void ReadMessage(benchmark::State& state) {
    prepare_to_read();
    const std::string raw = mail();
    for (auto _ : state) benchmark::DoNotOptimize(read_message(raw, sunday, false));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * raw.size()));
}
BENCHMARK(ReadMessage);

void WriteReading(benchmark::State& state) {
    const auto reading = std::get<Reading>(read_message(mail(), sunday, false));
    for (auto _ : state) benchmark::DoNotOptimize(to_text(reading));
}
BENCHMARK(WriteReading);

void ParseReading(benchmark::State& state) {
    const std::string text = to_text(std::get<Reading>(read_message(mail(), sunday, false)));
    for (auto _ : state) benchmark::DoNotOptimize(parse_reading(text));
}
BENCHMARK(ParseReading);

}  // namespace
