#include "reserve/rules/decision.hpp"

namespace reserve {

std::string name_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::accepted:
            return "accepted";
        case Outcome::accepted_in_part:
            return "accepted_in_part";
        case Outcome::tentative:
            return "tentative";
        case Outcome::extended:
            return "extended";
        case Outcome::declined:
            return "declined";
        case Outcome::cancelled:
            return "cancelled";
        case Outcome::released:
            return "released";
        case Outcome::freed:
            return "freed";
        case Outcome::repeated:
            return "repeated";
        case Outcome::superseded:
            return "superseded";
        case Outcome::unsubscribed:
            return "unsubscribed";
        case Outcome::parked:
            return "parked";
    }
    return "parked";
}

}  // namespace reserve
