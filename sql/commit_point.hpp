#pragma once
#include <cstddef>
#include <functional>

namespace sql {

enum class CommitPoint { before, after };

// Called on the writer's thread around each commit, with the number of jobs that share it: for figures, and
// for drills that end the program there.
using CommitObserver = std::function<void(CommitPoint, std::size_t jobs)>;

}  // namespace sql
