#pragma once
#include "reserve/series_book.hpp"

namespace support {

// Nobody asks for a series: those of other programs are tested on the database, whose triggers book them.
class FakeSeriesBook final : public reserve::SeriesBook {
  public:
    std::vector<reserve::RequestedSeries> requested(std::size_t) override { return {}; }
    std::optional<std::string> book(const reserve::RequestedSeries&,
                                    const std::vector<reserve::Date>&) override {
        return std::nullopt;
    }
    void refuse(reserve::RequestId, const std::string&) override {}
    std::optional<reserve::MirrorSeries> of(reserve::ReservationId) override { return std::nullopt; }
    void put(reserve::ReservationId, const reserve::MirrorSeries&) override {}
    std::vector<std::string> behind(reserve::RoomId, reserve::Instant, std::size_t) override { return {}; }
    void tell(reserve::RoomId, const std::string&, const std::string&) override {}
};

}  // namespace support
