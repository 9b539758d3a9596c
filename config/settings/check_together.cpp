#include "config/settings/check_together.hpp"

#include <algorithm>
#include <map>

#include "reserve/rules/policy_problems.hpp"

namespace config {

namespace {

void check_mails(KeyMistakes& mistakes, const Settings& settings) {
    const bool confirms = settings.desk.deciding.confirmation != reserve::Confirmation::nobody;
    std::vector<KeyName> others = {{"relay", 0, "url"}};
    for (std::size_t at = 0; at < settings.exchange.size(); ++at) others.push_back({"exchange", at, "url"});
    const bool has_exchange = std::ranges::any_of(settings.exchange, has_mailboxes);
    if (confirms && settings.answer.confirm_by == AnswerSettings::ConfirmBy::ews && !has_exchange)
        mistakes.add({"answer", 0, "confirmation_by"},
                     "confirmation_by = \"ews\" needs an [[exchange]] with a url.", others);
    if (!settings.relay.url.empty()) return;
    if (confirms && !has_exchange)
        mistakes.add({"answer", 0, "confirmation"},
                     "confirmation needs relay.url, or an [[exchange]] with a url.", others);
    if (settings.post.not_found_answer == reserve::NotFoundAnswer::imip)
        mistakes.add({"post", 0, "not_found_answer"}, "not_found_answer = \"imip\" needs relay.url.", others);
    for (std::size_t at = 0; at < settings.exchange.size(); ++at) {
        if (settings.exchange[at].server.answer_by != reserve::Channel::imip) continue;
        mistakes.add({"exchange", at, "answer_by"}, "answer_by = \"imip\" needs relay.url.", others);
    }
}

// What a problem's key was held against.
std::vector<KeyName> others_of(const std::string& setting) {
    static const std::map<std::string, std::vector<KeyName>, std::less<>> others = {
        {"certificate_file", {{"smtp", 0, "key_file"}}},
        {"unfinished_messages_octets", {{"smtp", 0, "message_octets"}}},
        {"minimum_duration_in_minutes", {{"booking", 0, "maximum_duration_in_minutes"}}},
        {"working_hours_end_time", {{"booking", 0, "working_hours_start_time"}}},
        {"work_days", {{"booking", 0, "schedule_only_during_work_hours"}}},
        {"process_external_meeting_messages",
         {{"requester", 0, "accepted_domains"}, {"requester", 0, "default_user"}}},
    };
    const auto found = others.find(setting);
    return found == others.end() ? std::vector<KeyName>() : found->second;
}

}  // namespace

void check_together(const Settings& settings, KeyMistakes& mistakes) {
    for (const smtp::SettingProblem& problem : smtp::problems(settings.smtp)) {
        mistakes.add({"smtp", 0, problem.setting}, problem.setting + " " + problem.words + ".",
                     others_of(problem.setting));
    }
    const reserve::DecidingSettings& deciding = settings.desk.deciding;
    for (const reserve::PolicyProblem& problem : reserve::problems(deciding.booking, deciding.requester)) {
        mistakes.add({"booking", 0, problem.setting}, problem.setting + " " + problem.words + ".",
                     others_of(problem.setting));
    }
    if (settings.desk.retry_after.empty())
        mistakes.add({"desk", 0, "retry_after"}, "retry_after must name at least one.");
    for (const smtp::RelayProblem& problem : smtp::problems(settings.relay)) {
        mistakes.add({"relay", 0, problem.setting}, problem.setting + " " + problem.words + ".",
                     {{"relay", 0, problem.setting == "user" ? "tls" : "url"}});
    }
    if (settings.database.file.empty()) mistakes.add({"database", 0, "file"}, "file must name the database.");
    check_listening(settings.smtp, mistakes);
    check_exchange(settings, mistakes);
    check_mails(mistakes, settings);
}

}  // namespace config
