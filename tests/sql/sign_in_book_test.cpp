#include "sql/database.hpp"
#include "tests/sql/scratch_database.hpp"

namespace {

using reserve::Instant;
using reserve::RefusedSignIn;
using std::chrono::hours;
using std::chrono::seconds;

class SignInBook : public testing::Test {
  protected:
    ScratchDatabase scratch_;
    sql::Database database_{scratch_.settings()};
    const Instant noon_{seconds(1'795'000'000)};
    const std::string account_ = "corp\\roomgate";
    const RefusedSignIn refused_{account_, "corp",     "ntlm https://mail.example.com/EWS",
                                 "1f2e",   "HTTP 401", "the server's words",
                                 noon_,    noon_,      noon_ + seconds(900),
                                 1,        false};

    reserve::SignInBook& book() { return database_.sign_ins(); }
    std::vector<RefusedSignIn> rows() { return book().refused(account_); }
};

TEST_F(SignInBook, KeepsARefusalForTheNextProcess) {
    book().put(refused_);
    sql::Database next(scratch_.settings());
    EXPECT_EQ(next.sign_ins().refused(account_), std::vector{refused_});
    EXPECT_TRUE(next.sign_ins().refused("corp\\other").empty());
}

TEST_F(SignInBook, KeepsEachServerAndEachCredentialApart) {
    RefusedSignIn branch = refused_, renewed = refused_;
    branch.server = "branch";
    renewed.credential = "0a0b";
    for (const auto& row : {refused_, branch, renewed}) book().put(row);
    EXPECT_EQ(rows(), (std::vector{branch, renewed, refused_}));
}

TEST_F(SignInBook, TakesTheNewerOfTwo) {
    RefusedSignIn again = refused_;
    again.at += hours(1);
    again.times = 2;
    book().put(again);
    book().put(refused_);
    EXPECT_EQ(rows(), std::vector{again});
    again.next = {};
    again.alone = true;
    book().put(again);
    EXPECT_EQ(rows(), std::vector{again});
}

TEST_F(SignInBook, ForgetsWhatWorks) {
    book().put(refused_);
    book().forget(refused_);
    EXPECT_TRUE(rows().empty());
}

TEST_F(SignInBook, ForgetsNothingThatWasRefusedAgainMeanwhile) {
    RefusedSignIn again = refused_;
    again.at += hours(1);
    again.times = 2;
    book().put(again);
    book().forget(refused_);
    EXPECT_EQ(rows(), std::vector{again});
}

TEST_F(SignInBook, ForgetsWhatIsAQuarterOfAYearOld) {
    book().put(refused_);
    RefusedSignIn branch = refused_;
    branch.server = "branch";
    branch.at = noon_ + hours(24 * 90) + seconds(1);
    book().put(branch);
    EXPECT_EQ(rows(), std::vector{branch});
}

TEST_F(SignInBook, GivesOneProcessItsTurnAtATime) {
    sql::Database other(scratch_.settings());
    EXPECT_TRUE(book().take_turn(account_, noon_, noon_ + seconds(5)));
    EXPECT_FALSE(other.sign_ins().take_turn(account_, noon_, noon_ + seconds(5)));
    EXPECT_TRUE(other.sign_ins().take_turn("corp\\other", noon_, noon_ + seconds(5)));
    book().end_turn(account_, noon_ + seconds(5));
    EXPECT_TRUE(other.sign_ins().take_turn(account_, noon_, noon_ + seconds(5)));
}

class TurnsOfGateways : public SignInBook {
  protected:
    std::optional<sql::Database> first_{scratch_.settings()};
    bool takes_turn(sql::Database& database, Instant now) {
        return database.sign_ins().take_turn(account_, now, now + seconds(5));
    }
    TurnsOfGateways() { database_.gateway().begins(); }
};

TEST_F(TurnsOfGateways, GoOnWhileTheyLive) {
    first_->gateway().begins();
    EXPECT_TRUE(takes_turn(*first_, noon_));
    EXPECT_FALSE(takes_turn(database_, noon_ + seconds(4)));
    EXPECT_TRUE(takes_turn(database_, noon_ + seconds(5)));
}

TEST_F(TurnsOfGateways, EndWithTheirProcesses) {
    first_->gateway().begins();
    EXPECT_TRUE(takes_turn(*first_, noon_));
    first_.reset();
    EXPECT_TRUE(takes_turn(database_, noon_));
}

TEST_F(TurnsOfGateways, AreThoseOfWhoTookThemOver) {
    first_->gateway().begins();
    EXPECT_TRUE(takes_turn(*first_, noon_));
    EXPECT_TRUE(takes_turn(database_, noon_ + seconds(5)));
    first_.reset();
    sql::Database third(scratch_.settings());
    third.gateway().begins();
    EXPECT_FALSE(takes_turn(third, noon_ + seconds(5)));
}

TEST_F(TurnsOfGateways, WaitForThoseOfCommandsByTime) {
    EXPECT_TRUE(takes_turn(*first_, noon_));
    first_.reset();
    EXPECT_FALSE(takes_turn(database_, noon_ + seconds(4)));
    EXPECT_TRUE(takes_turn(database_, noon_ + seconds(5)));
}

TEST_F(SignInBook, EndsTheTurnOfACommandThatDied) {
    EXPECT_TRUE(book().take_turn(account_, noon_, noon_ + seconds(5)));
    EXPECT_FALSE(book().take_turn(account_, noon_ + seconds(4), noon_ + seconds(9)));
    EXPECT_TRUE(book().take_turn(account_, noon_ + seconds(5), noon_ + seconds(10)));
    book().end_turn(account_, noon_ + seconds(5));  // its own, late: that of another goes on
    EXPECT_FALSE(book().take_turn(account_, noon_ + seconds(6), noon_ + seconds(11)));
}

TEST_F(SignInBook, WaitsForNoTurnFromBeforeTheClockWasSetBack) {
    EXPECT_TRUE(book().take_turn(account_, noon_, noon_ + seconds(5)));
    EXPECT_TRUE(book().take_turn(account_, noon_ - hours(1), noon_ - hours(1) + seconds(5)));
}

}  // namespace
