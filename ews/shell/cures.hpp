#pragma once
#include <string>

namespace ews {

// Single lines for the Exchange Management Shell, each the cure of one fault of a room's mailbox.
// What else there is to do stands behind a # at the end.

std::string forward(const std::string& room, const std::string& receiving);
std::string leave_answers_to_roomgate(const std::string& room);
std::string allow_on_behalf(const std::string& room, const std::string& account);
// Changes nothing: lists who has it.
std::string show_on_behalf(const std::string& room);
std::string allow_impersonation(const std::string& account);
// Changes nothing: says whether there is such a mailbox.
std::string show_mailbox(const std::string& room);
std::string set_address(const std::string& room);
std::string keep_requests(const std::string& room);
// folder: its English name, as "Deleted Items".
std::string grant_folder(const std::string& room, const std::string& folder, const std::string& account);

// Calendars go to that domain as iCalendar, not as winmail.dat.
std::string send_no_tnef(const std::string& domain);

// user: "Default" or "Anonymous"; level: as AccessRights takes it.
std::string limit_everybody(const std::string& room, const std::string& folder, const std::string& user,
                            const std::string& level);

}  // namespace ews
