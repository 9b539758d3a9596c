#include "reserve/transact.hpp"

#include <future>
#include <utility>

namespace reserve {

void transact_and_wait(Books& books, std::function<void(Ledger&)> work) {
    std::promise<std::exception_ptr> ended;
    books.transact(std::move(work), [&](std::exception_ptr error) { ended.set_value(error); });
    if (const std::exception_ptr error = ended.get_future().get()) std::rethrow_exception(error);
}

}  // namespace reserve
