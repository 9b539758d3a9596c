#include <gtest/gtest.h>

#include <string>

#include "reserve/recurrence/recurrence.hpp"

namespace reserve {
namespace {

std::string refusal(const std::string& rule) { return refusal_of_rule(rule).value_or("accepted"); }

TEST(RefusalOfRule, AcceptsWhatClientsWrite) {
    for (const std::string rule :
         {"FREQ=DAILY;COUNT=10", "FREQ=WEEKLY;UNTIL=20261231T080000Z;INTERVAL=2;BYDAY=MO,WE;WKST=SU",
          "FREQ=MONTHLY;BYDAY=2TU", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
          "FREQ=YEARLY;BYMONTHDAY=24;BYMONTH=12", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
          "FREQ=YEARLY", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "RSCALE=GREGORIAN;FREQ=DAILY;SKIP=OMIT",
          "RSCALE=HEBREW;FREQ=YEARLY;BYMONTH=5L;SKIP=FORWARD"}) {
        EXPECT_EQ(refusal(rule), "accepted") << rule;
    }
}

TEST(RefusalOfRule, RefusesAFrequencyThatIsNone) {
    EXPECT_EQ(refusal("FREQ=FORTNIGHTLY"), "FREQ=FORTNIGHTLY is no frequency");
}

TEST(RefusalOfRule, RefusesNumbersOutOfBounds) {
    for (const std::string part :
         {"COUNT=0", "COUNT=2147483648", "COUNT=-1", "COUNT=99999999999999", "COUNT=ten", "INTERVAL=0",
          "INTERVAL=32768", "INTERVAL=", "BYMONTH=13", "BYMONTHDAY=0", "BYMONTHDAY=32", "BYDAY=0MO",
          "BYDAY=99MO", "BYSETPOS=367", "BYHOUR=24"}) {
        EXPECT_NE(refusal("FREQ=MONTHLY;" + part), "accepted") << part;
    }
}

TEST(RefusalOfRule, RefusesWhatItDoesNotUnderstandWhole) {
    for (const std::string rule :
         {"", "COUNT=3", "FREQ=DAILY;FREQ=WEEKLY", "FREQ=DAILY;BYDAY", "FREQ=DAILY;BYDAY=XX",
          "FREQ=DAILY;UNTIL=", "FREQ=DAILY;UNTIL=20261332", "FREQ=DAILY;UNTIL=20261231X",
          "FREQ=DAILY;UNTIL=20261231T25", "FREQ=DAILY;UNTIL=20261231T080061Z", "FREQ=DAILY;X-A=1",
          "RSCALE=RUSSIAN;FREQ=YEARLY", "FREQ=YEARLY;SKIP=SOMEHOW", "FREQ=DAILY;BYDAY=MO,"}) {
        EXPECT_NE(refusal(rule), "accepted") << rule;
    }
}

// libical 3.0.16 and python-dateutil 2.9.0 expand some of them, each in its own way.
TEST(RefusalOfRule, RefusesWhatTheStandardForbids) {
    for (const std::string rule :
         {"FREQ=WEEKLY;BYMONTHDAY=1", "FREQ=DAILY;BYDAY=1MO", "FREQ=HOURLY;BYDAY=1MO",
          "FREQ=MONTHLY;BYYEARDAY=100", "FREQ=WEEKLY;BYYEARDAY=100", "FREQ=DAILY;BYYEARDAY=100",
          "FREQ=MONTHLY;BYWEEKNO=20", "FREQ=WEEKLY;BYWEEKNO=20;BYDAY=MO", "FREQ=DAILY;BYWEEKNO=20;BYDAY=MO",
          "FREQ=HOURLY;BYWEEKNO=20", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=1MO"}) {
        EXPECT_NE(refusal(rule), "accepted") << rule;
    }
}

TEST(RefusalOfRule, RefusesWhatIsTooLong) {
    EXPECT_EQ(refusal("FREQ=DAILY;BYHOUR=" + std::string(5000, '1')), "it is too long");
}

}  // namespace
}  // namespace reserve
