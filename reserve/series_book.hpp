#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "reserve/expansion/expansion.hpp"
#include "reserve/meeting.hpp"
#include "reserve/mirror.hpp"

namespace reserve {

enum class RequestId : std::int64_t {};

// A series that another program asks for by its rule, without its dates.
struct RequestedSeries {
    RequestId id{};
    std::optional<RoomId> room;                // nothing: no room is called so any more
    std::optional<ReservationId> reservation;  // that is to be changed
    MirrorSeries series;                       // without a zone: that of the room
};

// Series that did not come by mail: part of the ledger's transaction.
class SeriesBook {
  public:
    virtual ~SeriesBook() = default;

    // Whose dates are still to be worked out, oldest first.
    virtual std::vector<RequestedSeries> requested(std::size_t at_most) = 0;
    // Does what was asked for, with these dates; series.decided_until says whether there are more. Returns
    // why the database refuses it, in words; then nothing has changed.
    virtual std::optional<std::string> book(const RequestedSeries& asked, const std::vector<Date>& dates) = 0;
    // Failed, and why: the program reads it in its request.
    virtual void refuse(RequestId request, const std::string& words) = 0;

    virtual std::optional<MirrorSeries> of(ReservationId reservation) = 0;
    // Its first date and decided_until; rule and zone stay.
    virtual void put(ReservationId reservation, const MirrorSeries& series) = 0;
    // UIDs of series of a room that are decided only up to an instant before `until`, the farthest behind
    // first. At most `at_most`.
    virtual std::vector<std::string> behind(RoomId room, Instant until, std::size_t at_most) = 0;
    // Says so to the program that made or last changed it.
    virtual void tell(RoomId room, const std::string& uid, const std::string& words) = 0;
};

}  // namespace reserve
