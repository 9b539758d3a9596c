#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "ews/requests/calendar_dates.hpp"
#include "ews/requests/calendar_item.hpp"
#include "ews/requests/delete_item.hpp"
#include "ews/requests/find_item.hpp"
#include "ews/requests/get_delegate.hpp"
#include "ews/requests/get_folder.hpp"
#include "ews/requests/get_item.hpp"
#include "ews/requests/resolve_names.hpp"
#include "ews/requests/respond.hpp"
#include "ews/requests/send_message.hpp"
#include "ews/requests/sync_folder_items.hpp"
#include "ews/soap/envelope.hpp"
#include "tests/support/shared_files.hpp"

namespace {

using namespace ews;
namespace fs = std::filesystem;

const ItemId item{"AAMkAD+/=", "CQAAAA=="};
const reserve::Instant nine =
    std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + std::chrono::hours(9);

// What XML 1.0 forbids (a NUL too), broken UTF-8, surrogates, U+FFFE, emoji, markup and the end of CDATA.
const std::string odd_words =
    std::string("Booked.\r\n\tRoom 12 \x01\x1F\x7F<&\"'>]]>\xF0\x9F\x98\x80\xFF\xC0\x80") + '\0' +
    "\xED\xA0\x80\xEF\xBF\xBE\xC2\x85&#0;&amp;<![CDATA[";

// Microsoft's schema: EWS_SCHEMA, or among the shared files. A place that was named must exist.
fs::path schema() {
    const char* const named = std::getenv("EWS_SCHEMA");
    const fs::path folder = named ? fs::path(named) : support::shared_files() / "ews-schema";
    return folder / "exchange2013sp1/ews-soap.xsd";
}

std::vector<std::string> searches(const Mailbox& room) {
    const std::vector<Folder> mail{Folder::inbox, Folder::deleted_items};
    std::vector<std::string> bodies;
    for (const auto& folders : {mail, {Folder::inbox}, {Folder::calendar}}) {
        bodies.push_back(find_item_request(room, {folders, ByGlobalObjectId{{"one", "two"}}}));
        bodies.push_back(find_item_request(room, {folders, ByItemClass{"IPM.Schedule.Meeting."}, 100}));
    }
    bodies.push_back(find_item_request(room, {mail, ByGlobalObjectId{{std::string(300, '\xFF')}}}));
    bodies.push_back(find_item_request(room, {mail, ByMessageId{"<a&b@example.com>"}}));
    bodies.push_back(find_item_request(room, {mail, ByMessageId{odd_words}}));
    bodies.push_back(find_item_request(room, {{Folder::sent_items}, CreatedSince{nine}}));
    bodies.push_back(find_item_request(room, {{Folder::own_sent_items}, CreatedSince{nine}}));
    for (const Folder folder : {Folder::inbox, Folder::deleted_items, Folder::calendar, Folder::sent_items}) {
        bodies.push_back(find_item_request(room, {{folder}, Unrestricted{}, 2900, 1}));
    }
    bodies.push_back(calendar_view_request(room, {nine, nine + std::chrono::hours(1)}, 100));
    return bodies;
}

std::vector<std::string> responses() {
    using enum reserve::AnswerKind;
    std::vector<std::string> bodies;
    for (const auto kind : {accept, tentative, decline}) {
        for (const bool silent : {false, true}) {
            for (const std::string& text : {std::string(), odd_words, std::string(1U << 20, 'x')}) {
                bodies.push_back(respond_request(item, {0, kind, {}, text, {}, silent, {}}, "902/0 abc"));
                bodies.push_back(respond_request({item.id, {}}, {0, kind, {}, text, text, silent, {}}, ""));
            }
        }
    }
    return bodies;
}

std::vector<std::string> own_items(const Mailbox& room) {
    std::vector<std::string> bodies;
    for (const std::string& uid : {std::string(), std::string("7f3a@roomgate")}) {
        const OwnItem own{"7f3a@roomgate",
                          date_of(nine),
                          uid,
                          odd_words,
                          odd_words,
                          uid.empty(),
                          {nine, nine + std::chrono::hours(1)}};
        OwnItem recurring = own;
        recurring.series = series_of(
            {"FREQ=WEEKLY;BYDAY=TU,TH;COUNT=5", "Europe/Berlin", {nine, nine + std::chrono::hours(1)}});
        bodies.push_back(create_calendar_item_request(room, recurring));
        for (const std::string rule :
             {"FREQ=DAILY;COUNT=2", "FREQ=MONTHLY;COUNT=2", "FREQ=MONTHLY;BYDAY=-1TU;COUNT=2",
              "FREQ=YEARLY;COUNT=2", "FREQ=YEARLY;BYMONTH=3;BYDAY=2TU;UNTIL=20300101"}) {
            recurring.series = series_of({rule, "Europe/Berlin", {nine, nine + std::chrono::hours(1)}});
            bodies.push_back(create_calendar_item_request(room, recurring));
        }
        bodies.push_back(update_series_request(item, recurring));
        bodies.push_back(move_date_request(item, own.time));
        bodies.push_back(create_calendar_item_request(room, own));
        bodies.push_back(update_calendar_item_request(item, own));
    }
    return bodies;
}

std::vector<std::string> all_bodies(const Mailbox& room) {
    std::vector<std::string> bodies = searches(room);
    for (auto& body : responses()) bodies.push_back(std::move(body));
    for (const Folder folder : {Folder::inbox, Folder::deleted_items, Folder::calendar, Folder::sent_items}) {
        bodies.push_back(get_item_request({item, item}, folder));
    }
    bodies.push_back(get_moved_dates_request(item));
    bodies.push_back(calendar_dates_request(room, {nine, nine + widest_view}));
    bodies.push_back(organizer_request(item.id));
    bodies.push_back(sync_calendar_request(room, ""));
    bodies.push_back(sync_calendar_request(room, odd_words));
    for (auto& body : own_items(room)) bodies.push_back(std::move(body));
    bodies.push_back(find_item_request(room, {{Folder::calendar}, ByReservation{odd_words}}));
    bodies.push_back(get_folder_request(room, {Folder::inbox, Folder::calendar, Folder::deleted_items}));
    bodies.push_back(get_permissions_request(room, {Folder::inbox, Folder::calendar}));
    bodies.push_back(get_delegate_request(room));
    bodies.push_back(resolve_names_request("smtp:" + room.address));
    bodies.push_back(resolve_names_request("/o=Example/ou=x/cn=Recipients/cn=" + odd_words));
    for (const std::string& html : {std::string(), odd_words})
        bodies.push_back(send_message_request(
            room, {{"ada@example.org", "o'neil&co@example.org"}, odd_words, odd_words, html, "notice 7.1"}));
    bodies.push_back(delete_item_request(item));
    bodies.push_back(delete_item_request({item.id, {}}));
    return bodies;
}

std::vector<std::string> all_requests() {
    std::vector<std::string> requests;
    for (const Access access : {Access::delegate, Access::impersonation}) {
        const Mailbox room{"o'neil&room.12@corp.example.com", access};
        const std::string impersonate = access == Access::impersonation ? room.address : "";
        for (const std::string& body : all_bodies(room)) {
            requests.push_back(envelope(SchemaVersion::exchange2013_sp1, impersonate, body));
        }
    }
    return requests;
}

// The schema file of a version allows no other: an older version may differ in its name only.
TEST(Envelope, OfAnOlderVersionDiffersInItsNameOnly) {
    const std::string newest = envelope(SchemaVersion::exchange2013_sp1, "", "<m:GetItem/>");
    for (const auto version : versions_from(SchemaVersion::exchange2013)) {
        std::string older = envelope(version, "", "<m:GetItem/>");
        const auto at = older.find(name_of(version));
        ASSERT_NE(at, std::string::npos);
        EXPECT_EQ(older.replace(at, name_of(version).size(), "Exchange2013_SP1"), newest);
    }
}

TEST(EveryRequest, IsValidByMicrosoftsSchema) {
    if (const auto words = support::left_out(schema())) {
        ASSERT_EQ(std::getenv("EWS_SCHEMA"), nullptr)
            << "EWS_SCHEMA names a place without the schema: " << schema();
        GTEST_SKIP() << *words;
    }
    const fs::path folder = fs::temp_directory_path() / ("roomgate-schema-" + std::to_string(getpid()));
    fs::create_directories(folder);
    const std::vector<std::string> requests = all_requests();
    std::string command = "xmllint --noout --nonet --schema " + schema().string();
    for (std::size_t i = 0; i < requests.size(); ++i) {
        const fs::path file = folder / (std::to_string(i) + ".xml");
        std::ofstream(file, std::ios::binary) << requests[i];
        command += ' ' + file.string();
    }
    command += " 2>&1 | grep -v ' validates$' > " + (folder / "complaints").string();
    std::ignore = std::system(command.c_str());
    EXPECT_EQ(fs::file_size(folder / "complaints"), 0U) << std::ifstream(folder / "complaints").rdbuf();
    fs::remove_all(folder);
    std::cout << "validated " << requests.size() << " requests against the schema\n";
}

}  // namespace
