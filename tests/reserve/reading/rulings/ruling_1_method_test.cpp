// What a message asks is said by the METHOD of its calendar object; a MIME parameter that differs is logged.
#include <gtest/gtest.h>

#include "tests/reserve/reading/mails.hpp"

namespace reserve {
namespace {

using namespace reserve::test;

// In a part that says method=REQUEST.
Reading mail_of_method(std::string_view method) {
    return read(mail_with(calendar_of(event_of(tuesday_nine), method)));
}

TEST(Ruling1, TheMethodOfTheCalendarObjectCounts) {
    const Reading reading = mail_of_method("CANCEL");
    ASSERT_TRUE(invitation(reading));
    EXPECT_EQ(invitation(reading)->method, Method::cancel);
}

TEST(Ruling1, AMimeParameterThatDiffersIsLogged) {
    ASSERT_EQ(mail_of_method("CANCEL").warnings.size(), 1U);
    EXPECT_EQ(mail_of_method("CANCEL").warnings.front(),
              "the MIME part says method=REQUEST, the calendar object METHOD:CANCEL");
    EXPECT_TRUE(mail_of_method("REQUEST").warnings.empty());
}

TEST(Ruling1, TheMimeParameterMakesNoRequestOfAnObjectThatIsNone) {
    EXPECT_EQ(unsubscribed_reason(mail_of_method("REPLY")), "METHOD:REPLY is not for a room");
}

}  // namespace
}  // namespace reserve
