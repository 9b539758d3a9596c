#pragma once
#include <soci/soci.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "sql/settings.hpp"

namespace sql {

// An open SQLite database: WAL, synchronous=FULL, foreign keys checked. Used by one thread at a time. Only
// this class and the files beside it know SQLite from SOCI.
class Connection {
  public:
    enum class Purpose { writing, reading };

    // Makes the file (mode 0600) if it is not there and the purpose is writing. Throws with the cause in
    // words.
    Connection(const Settings& settings, Purpose purpose);

    soci::session& session() { return session_; }

    // Runs statements without parameters.
    void execute(const std::string& script);
    // The statement of that text, prepared at its first use and kept open; nothing is bound to it.
    soci::statement& prepared(std::string_view text);
    // False after SQLite gave the transaction up by itself (disk full, I/O error).
    bool in_transaction();
    // Ends reads that were left open: they would keep an old snapshot alive after the commit.
    void end_open_reads();

  private:
    soci::session session_;
    std::map<std::string, std::unique_ptr<soci::statement>, std::less<>> prepared_;
};

}  // namespace sql
