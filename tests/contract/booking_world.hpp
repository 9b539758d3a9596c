#pragma once
#include <gtest/gtest.h>

#include <future>
#include <memory>
#include <string>

#include "reserve/ledger.hpp"
#include "tests/support/booking_office.hpp"

// Books that hold support::rooms() and support::ada, on one back end.
class BookingWorld {
  public:
    virtual ~BookingWorld() = default;
    virtual reserve::Books& books() = 0;

    // An item of a message of its own.
    struct Stored {
        reserve::MessageId message{};
        reserve::ItemId item{};
    };
    virtual Stored add_item() = 0;
    // Of all answers, in the order in which they were queued.
    virtual std::vector<reserve::AnswerState> answers() = 0;
};

std::unique_ptr<BookingWorld> bookings_in_memory();
std::unique_ptr<BookingWorld> bookings_on_sqlite();

using MakeBookingWorld = std::unique_ptr<BookingWorld> (*)();

class BookingContractTest : public testing::TestWithParam<MakeBookingWorld> {
  protected:
    // What `work` returns, after its transaction is committed; rethrows what it threw.
    template <typename Work>
    auto transact(const Work& work) {
        decltype(work(std::declval<reserve::Ledger&>())) result;
        std::promise<void> done;
        world_->books().transact([&](reserve::Ledger& ledger) { result = work(ledger); },
                                 [&](std::exception_ptr error) {
                                     if (error) return done.set_exception(error);
                                     done.set_value();
                                 });
        done.get_future().get();
        return result;
    }

    const std::unique_ptr<BookingWorld> world_ = GetParam()();
    support::BookingOffice office_{world_->books()};
};

#define BOOKINGS_ON_EACH_BACK_END(test)                                                              \
    INSTANTIATE_TEST_SUITE_P(BackEnd, test, testing::Values(bookings_in_memory, bookings_on_sqlite), \
                             [](const testing::TestParamInfo<MakeBookingWorld>& made) {              \
                                 return std::string(made.index == 0 ? "Memory" : "Sqlite");          \
                             })
