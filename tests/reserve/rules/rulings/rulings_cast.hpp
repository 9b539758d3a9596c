#pragma once
#include "tests/reserve/rules/rules_cast.hpp"

// What the standards leave open is ruled in SPEC section 9; the file of each number says it in a sentence.

namespace reserve {

inline const support::Draft tuesday_9 = support::Draft().starts("2026-11-24 09:00");
inline const support::Draft tuesday_14 = support::Draft().starts("2026-11-24 14:00");
inline const support::Draft other_tuesday_14 = support::Draft("other").starts("2026-11-24 14:00");
// Tuesdays 24 Nov, 1 Dec, 8 Dec, 15 Dec.
inline const support::Draft weekly =
    support::Draft().starts("2026-11-24 09:00").repeats("FREQ=WEEKLY;COUNT=4");
inline const support::Draft moved_alone =
    support::Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 15:00");
inline const support::Draft first_of_december =
    support::Draft().instead_of("2026-12-01 09:00").starts("2026-12-01 09:00");
inline const Times four_tuesdays = {"24 Nov 09:00-10:00", "1 Dec 09:00-10:00", "8 Dec 09:00-10:00",
                                    "15 Dec 09:00-10:00"};

}  // namespace reserve
