#include "reserve/resync/course.hpp"

namespace reserve {

Course course_of(std::optional<DateChange> in_database, std::optional<DateChange> in_exchange) {
    if (in_database && in_exchange) return Course::conflict;
    return in_exchange ? Course::to_database : Course::to_exchange;
}

}  // namespace reserve
