#pragma once
#include <optional>

#include "reserve/rules/decision.hpp"
#include "reserve/rules/question.hpp"
#include "reserve/rules/versions/versions.hpp"

namespace reserve {

// The decision where the version alone settles it: repeated, superseded, made anew. Nothing when the message
// is newer and has to be decided.
std::optional<Decision> settled_by_version(const Question& question, Order order,
                                           const IncomingVersion& incoming,
                                           std::optional<Instant> recurrence_id,
                                           const DecidedComponent& stored);

// The same for an occurrence that comes alone (ruling 6), or with all that follow it.
std::optional<Decision> settled_occurrence(const Question& question, const IncomingVersion& incoming,
                                           Instant recurrence_id, bool this_and_future);

// A decision that leaves everything as it is.
Decision unchanged(const Question& question, Verdict verdict);

}  // namespace reserve
