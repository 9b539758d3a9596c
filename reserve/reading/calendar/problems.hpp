#pragma once
#include <string>
#include <vector>

#include "reserve/invitation.hpp"

namespace reserve {

// What is wrong with the meetings of a calendar object. Of each the first problem is told, and one that has a
// problem cannot be understood as a whole: neither its series nor its exceptions count.
class Problems {
  public:
    // No text: nothing is wrong.
    void add(std::string text, const Component& culprit);
    bool any() const { return !problems_.empty(); }

    // The readable meetings of the object, and why the others are not.
    std::vector<CalendarContent> apart(Invitation invitation);

  private:
    struct Problem {
        std::string text;
        Component culprit;
    };

    void adopt_nameless(const std::vector<Component>& components);
    bool concern(const Component& component) const;

    std::vector<Problem> problems_;
};

}  // namespace reserve
