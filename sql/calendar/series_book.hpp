#pragma once
#include "reserve/series_book.hpp"

namespace sql {

class Connection;

// In the transaction that the connection is in.
class SeriesBook final : public reserve::SeriesBook {
  public:
    explicit SeriesBook(Connection& connection) : connection_(connection) {}

    std::vector<reserve::RequestedSeries> requested(std::size_t at_most) override;
    std::optional<std::string> book(const reserve::RequestedSeries& asked,
                                    const std::vector<reserve::Date>& dates) override;
    void refuse(reserve::RequestId request, const std::string& words) override;
    std::optional<reserve::MirrorSeries> of(reserve::ReservationId reservation) override;
    void put(reserve::ReservationId reservation, const reserve::MirrorSeries& series) override;
    std::vector<std::string> behind(reserve::RoomId room, reserve::Instant until,
                                    std::size_t at_most) override;
    void tell(reserve::RoomId room, const std::string& uid, const std::string& words) override;

  private:
    Connection& connection_;
};

}  // namespace sql
