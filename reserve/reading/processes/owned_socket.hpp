#pragma once
#include <utility>

namespace reserve {

class OwnedSocket {
  public:
    explicit OwnedSocket(int descriptor) : descriptor_(descriptor) {}
    ~OwnedSocket();
    OwnedSocket(OwnedSocket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    OwnedSocket& operator=(OwnedSocket&&) = delete;

    int descriptor() const { return descriptor_; }

  private:
    int descriptor_;
};

}  // namespace reserve
