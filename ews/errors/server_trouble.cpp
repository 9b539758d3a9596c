#include "ews/errors/server_trouble.hpp"

namespace ews {

Trouble out_of_time() {
    return {ErrorClass::transient, "OutOfTime", "the calls of this attempt took too long together", {}, {}};
}

Trouble with_request(Trouble trouble, std::string_view body) {
    constexpr std::size_t longest = 4000;
    if (trouble.error_class != ErrorClass::our_fault) return trouble;
    if (!trouble.message.empty()) trouble.message += ' ';
    trouble.message += "The request was: " + std::string(body.substr(0, longest));
    return trouble;
}

void give_up(Trouble trouble, std::string_view body) {
    if (trouble.error_class == ErrorClass::not_there) trouble.error_class = ErrorClass::rights;
    throw ServerTrouble(with_request(std::move(trouble), body));
}

}  // namespace ews
