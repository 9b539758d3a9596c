#include "reserve/rules/words/mail_facts_of.hpp"

#include <array>

#include "reserve/rules/words/phrase_facts.hpp"

namespace reserve {
namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 6> about{"accepted", "tentative", "declined",
                                                "booked",   "cancelled", "asked"};
constexpr std::array<std::string_view, 3> of{"whole", "occurrence", "rest"};

}  // namespace

Facts asked_facts(const Account& account, const Reason& breach, const DateFormat& dates) {
    const PhraseFacts phrases(account, dates);
    std::vector<Interval> times;
    for (const Date& date : account.tentative) times.push_back(date.time);
    Facts facts;
    if (!times.empty()) facts.tell("held", phrases.once_or_more(times));
    if (!breach.empty()) facts.tell("against_policy", phrases.reason(breach));
    return facts;
}

Facts facts_of(const DelegateRequest& request) {
    Facts facts;
    facts.say("room", request.room).say("organizer", request.organizer);
    facts.say("asks", request.asks).say("number", request.number);
    return facts;
}

Facts facts_of(const MailSubject& subject) {
    Facts facts;
    facts.say("room", subject.room).say("organizer", subject.organizer);
    facts.say("meeting", subject.summary.empty() ? subject.room : subject.summary);
    facts.tell(about.at(static_cast<std::size_t>(subject.about)));
    return facts;
}

Facts facts_of(const Cancellation& cancellation) {
    Facts facts;
    facts.tell(of.at(static_cast<std::size_t>(cancellation.of)));
    if (cancellation.before_request) facts.tell("before_request");
    return facts;
}

}  // namespace reserve
