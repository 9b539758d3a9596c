#include "reserve/rules/approval/permission.hpp"

#include <algorithm>

namespace reserve {
namespace {

bool is_among(const Address& address, const People& people) {
    return people.contains(address.key()) || people.contains("@" + std::string(address.domain()));
}

bool any_is_among(const std::vector<Address>& addresses, const People& people) {
    return !people.empty() &&
           std::ranges::any_of(addresses, [&](const Address& address) { return is_among(address, people); });
}

}  // namespace

Permission permission_of(const Question& question, bool keeps_to_policy) {
    const BookingPolicy& policy = question.policy;
    const auto& who = question.who_asks;
    if (!keeps_to_policy) {
        const bool may_ask =
            policy.all_request_out_of_policy || any_is_among(who, policy.request_out_of_policy);
        return may_ask ? Permission::ask : Permission::none;
    }
    if (policy.all_book_in_policy || any_is_among(who, policy.book_in_policy)) return Permission::book;
    const bool may_ask = policy.all_request_in_policy || any_is_among(who, policy.request_in_policy);
    return may_ask ? Permission::ask : Permission::none;
}

bool names_people(const BookingPolicy& policy) {
    return !policy.book_in_policy.empty() || !policy.request_in_policy.empty() ||
           !policy.request_out_of_policy.empty();
}

}  // namespace reserve
