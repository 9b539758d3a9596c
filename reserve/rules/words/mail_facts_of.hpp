#pragma once
#include "reserve/rules/words/account.hpp"
#include "reserve/rules/words/date_format.hpp"
#include "reserve/rules/words/mail_facts.hpp"
#include "reserve/rules/words/template/facts.hpp"

namespace reserve {

// The facts of the templates that are no answers; known_facts() has their names too.
Facts asked_facts(const Account& account, const Reason& breach, const DateFormat& dates);
Facts facts_of(const DelegateRequest& request);
Facts facts_of(const MailSubject& subject);
Facts facts_of(const Cancellation& cancellation);

}  // namespace reserve
