#include "ews/shell/cures.hpp"

#include <gtest/gtest.h>

#include "tests/ews/shell/powershell_values.hpp"

namespace {

using namespace ews_test;

const std::string hostile = "o\xE2\x80\x99hara'; Remove-Mailbox x; $(x) `\" #@corp.example.com";

TEST(Cures, AreLinesOfCommandsWhateverNamesHold) {
    for (const std::string& line :
         {ews::forward(hostile, hostile), ews::leave_answers_to_roomgate(hostile),
          ews::allow_on_behalf(hostile, hostile), ews::show_on_behalf(hostile),
          ews::allow_impersonation(hostile), ews::show_mailbox(hostile), ews::set_address(hostile),
          ews::keep_requests(hostile), ews::grant_folder(hostile, "Deleted Items", hostile),
          ews::send_no_tnef(hostile),
          ews::limit_everybody(hostile, "Calendar", "Default", "AvailabilityOnly")}) {
        EXPECT_TRUE(is_line_of_commands(line)) << line;
        EXPECT_TRUE(values_in(line).front().starts_with(hostile)) << line;
    }
}

TEST(LinesOfCommands, AreNoSentences) {
    EXPECT_FALSE(
        is_line_of_commands("New-ExchangeCertificate, then Enable-ExchangeCertificate -Services IIS"));
    EXPECT_FALSE(is_line_of_commands("roomgate rooms list; or Set-Mailbox 'x' -PrimarySmtpAddress 'x'"));
    EXPECT_FALSE(is_line_of_commands("Get-Mailbox 'x'; $(Remove-Mailbox y)"));
    EXPECT_FALSE(is_line_of_commands("Get-Mailbox 'x"));
}

}  // namespace
