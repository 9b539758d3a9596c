#include "tests/bench/load/measures.hpp"

#include <curl/curl.h>
#include <sqlite3.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace bench {
namespace {

std::size_t append(char* bytes, std::size_t size, std::size_t count, void* to) {
    static_cast<std::string*>(to)->append(bytes, size * count);
    return size * count;
}

// One handle for each thread, so that connections are kept.
CURL* handle() {
    thread_local const std::unique_ptr<CURL, void (*)(CURL*)> kept(curl_easy_init(), curl_easy_cleanup);
    curl_easy_reset(kept.get());
    return kept.get();
}

std::string request(const std::string& url, const std::string* body) {
    CURL* curl = handle();
    std::string answer;
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer);
    if (body) {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body->size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body->data());
    }
    const CURLcode code = curl_easy_perform(curl);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (code != CURLE_OK) throw std::runtime_error(url + ": " + curl_easy_strerror(code));
    if (status / 100 != 2) throw std::runtime_error(url + ": HTTP " + std::to_string(status) + " " + answer);
    return answer;
}

std::int64_t number(sqlite3* database, const char* sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(database));
    const int step = sqlite3_step(statement);
    const std::int64_t value = step == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    if (value < 0) throw std::runtime_error(std::string("reading the database: ") + sqlite3_errmsg(database));
    return value;
}

std::int64_t peak_of(const std::string& process) {
    std::ifstream status("/proc/" + process + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stoll(line.substr(6));
    return 0;
}

}  // namespace

Milliseconds now_ms() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now())
        .time_since_epoch()
        .count();
}

Progress progress_of(const std::string& file) {
    sqlite3* database = nullptr;
    if (sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        throw std::runtime_error("cannot open " + file);
    const std::unique_ptr<sqlite3, int (*)(sqlite3*)> closer(database, sqlite3_close);
    sqlite3_busy_timeout(database, 10000);
    return {number(database, "SELECT count(*) FROM message"),
            number(database, "SELECT count(*) FROM item WHERE status NOT IN (0, 1)"),
            number(database, "SELECT count(*) FROM answer"),
            number(database, "SELECT count(*) FROM occurrence")};
}

void deliver(const std::string& control_url, const std::string& mailbox, const std::string& raw) {
    request(control_url + "/deliver?forward=no&room=" + mailbox, &raw);
}

const std::map<std::string, Milliseconds>& OrganizerMail::fetch() {
    for (;;) {
        const std::string text =
            request(url_ + "/organizer-mail?limit=1000&since=" + std::to_string(last_), nullptr);
        const auto page = nlohmann::json::parse(text);
        if (page.at("mail").empty()) return at_;
        for (const auto& mail : page.at("mail")) {
            at_[mail.at("uid").get<std::string>()] = mail.at("at_ms").get<Milliseconds>();
            last_ = std::max(last_, mail.at("number").get<std::uint64_t>());
        }
    }
}

std::int64_t peak_memory_kib(int pid) {
    std::int64_t sum = peak_of(std::to_string(pid));
    const std::string task = "/proc/" + std::to_string(pid) + "/task";
    std::error_code gone;
    for (const auto& thread : std::filesystem::directory_iterator(task, gone)) {
        std::ifstream children(thread.path() / "children");
        for (std::string child; children >> child;) sum += peak_of(child);
    }
    return sum;
}

Milliseconds percentile(std::vector<Milliseconds> values, double share) {
    if (values.empty()) return 0;
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(at));
    return values[at];
}

}  // namespace bench
