#include "sql/books.hpp"

#include "sql/connection/writer.hpp"

namespace sql {
namespace {

struct Rehearsed {};  // thrown to have the savepoint undone

}  // namespace

void Books::transact(std::function<void(reserve::Ledger&)> work,
                     std::function<void(std::exception_ptr)> done) {
    writer_.submit(
        Writer::Lane::desk, 0,
        [work = std::move(work), open = open_ledger_](Connection& connection) { work(*open(connection)); },
        std::move(done));
}

void Books::rehearse(const std::function<void(reserve::Ledger&)>& work) {
    try {
        writer_.run(Writer::Lane::desk, [&](Connection& connection) {
            work(*open_ledger_(connection));
            throw Rehearsed{};
        });
    } catch (const Rehearsed&) {
        return;  // as intended
    }
}

}  // namespace sql
