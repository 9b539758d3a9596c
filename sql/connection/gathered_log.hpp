#pragma once
#include <string>

namespace sql {

// SQLite writes each page of its write-ahead log with two calls of a few octets and of one page. This VFS
// (https://sqlite.org/vfs.html) over the default one gathers what follows on another, and writes it at the
// last page of a commit or before anything else is done with the log: what others may read was never held
// back. Its name, for the `vfs` of a URI; registered at the first call.
std::string gathered_log();

}  // namespace sql
