#include "ews/shell/cures.hpp"

#include "ews/shell/powershell_value.hpp"

namespace ews {

std::string forward(const std::string& room, const std::string& receiving) {
    return "Set-Mailbox " + powershell_value(room) + " -ForwardingAddress " + powershell_value(receiving) +
           " -DeliverToMailboxAndForward $true";
}

std::string leave_answers_to_roomgate(const std::string& room) {
    return "Set-CalendarProcessing " + powershell_value(room) + " -AutomateProcessing AutoUpdate";
}

std::string allow_on_behalf(const std::string& room, const std::string& account) {
    return "Set-Mailbox " + powershell_value(room) +
           " -GrantSendOnBehalfTo @{Add=" + powershell_value(account) + '}';
}

std::string show_on_behalf(const std::string& room) {
    return "Get-Mailbox " + powershell_value(room) + " | Format-List GrantSendOnBehalfTo";
}

std::string allow_impersonation(const std::string& account) {
    return "New-ManagementRoleAssignment -Role ApplicationImpersonation -User " + powershell_value(account);
}

std::string show_mailbox(const std::string& room) { return "Get-Mailbox " + powershell_value(room); }

std::string set_address(const std::string& room) {
    return "Set-Mailbox " + powershell_value(room) + " -PrimarySmtpAddress " + powershell_value(room) +
           " -EmailAddressPolicyEnabled $false  # or correct its mailbox here: roomgate rooms";
}

std::string send_no_tnef(const std::string& domain) {
    return "Get-RemoteDomain | Where-Object { [string]$_.DomainName -eq " + powershell_value(domain) +
           " } | Set-RemoteDomain -TNEFEnabled $false";
}

std::string keep_requests(const std::string& room) {
    return "Set-CalendarProcessing " + powershell_value(room) +
           " -ForwardRequestsToDelegates $false  # or Outlook, as the room: Delegate Access, \"Deliver "
           "meeting "
           "requests ... to\"";
}

std::string grant_folder(const std::string& room, const std::string& folder, const std::string& account) {
    return "Add-MailboxFolderPermission " + powershell_value(room + ":\\" + folder) + " -User " +
           powershell_value(account) + " -AccessRights Editor";
}

std::string limit_everybody(const std::string& room, const std::string& folder, const std::string& user,
                            const std::string& level) {
    return "Set-MailboxFolderPermission " + powershell_value(room + ":\\" + folder) + " -User " +
           powershell_value(user) + " -AccessRights " + level;
}

}  // namespace ews
