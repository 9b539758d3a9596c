#include "config/explain/dry_parts.hpp"

namespace config {

void DryInbox::store(reserve::NewMessage message, std::function<void(Stored)> done) {
    message_ = std::move(message);
    done(reserve::MessageId{0});
}

}  // namespace config
