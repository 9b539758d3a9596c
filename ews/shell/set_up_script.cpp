#include "ews/shell/set_up_script.hpp"

#include "ews/shell/cures.hpp"
#include "ews/shell/powershell_value.hpp"
#include "ews/soap/character.hpp"

namespace ews {
namespace {

// Folders are called differently in each language: their type is not.
constexpr auto function_for_folders = R"(
function Grant-RoomgateFolder($Room, $Type, $User) {
    $folder = Get-MailboxFolderStatistics $Room -FolderScope $Type |
        Where-Object { $_.FolderType -eq $Type } | Select-Object -First 1
    $path = $Room + ':' + $folder.FolderPath.Replace('/', '\')
    if (Get-MailboxFolderPermission $path -User $User -ErrorAction SilentlyContinue) {
        Set-MailboxFolderPermission $path -User $User -AccessRights Editor
    } else {
        Add-MailboxFolderPermission $path -User $User -AccessRights Editor
    }
}
)";

// Exchange takes no longer Name.
std::string name_of_contact(const std::string& room) {
    constexpr std::size_t longest = 50;
    std::string_view rest = room;
    for (std::size_t count = 0; count < longest && !rest.empty(); ++count) {
        rest.remove_prefix(first_character(rest).length);
    }
    return room.substr(0, room.size() - rest.size()) + " at roomgate";
}

std::string connector(const Gate& gate) {
    std::string spaces;
    for (const std::string& domain : gate.domains) {
        spaces += (spaces.empty() ? "" : ",") + powershell_value("SMTP:" + domain + ";1");
    }
    const std::string where = "-AddressSpaces " + spaces +
                              " -DNSRoutingEnabled $false `\n        -SmartHosts " +
                              powershell_value(gate.host) + " -SmartHostAuthMechanism None -Port " +
                              std::to_string(gate.port) + '\n';
    return "\n# Mail for the receiving addresses goes to roomgate.\n"
           "if (Get-SendConnector | Where-Object { $_.Name -eq 'roomgate' }) {\n"
           "    Set-SendConnector 'roomgate' " +
           where + "} else {\n    New-SendConnector -Name 'roomgate' " + where + "}\n";
}

std::string remote_domain(const std::string& domain) {
    const std::string find =
        "Get-RemoteDomain | Where-Object { [string]$_.DomainName -eq " + powershell_value(domain) + " }";
    return "if (-not (" + find + ")) {\n    New-RemoteDomain -Name " +
           powershell_value("roomgate " + domain) + " -DomainName " + powershell_value(domain) + "\n}\n" +
           find + " | Set-RemoteDomain -TNEFEnabled $false\n";
}

std::string impersonation(const Server& server) {
    if (server.sign_in == SignIn::oauth2) {
        return "\n# An application may open the rooms by its permission full_access_as_app, not by a command "
               "here.\n";
    }
    const std::string account = powershell_value(account_of(server));
    return "\n# The account may act in the name of room mailboxes, and of no others.\n"
           "if (-not (Get-ManagementScope 'roomgate rooms' -ErrorAction SilentlyContinue)) {\n"
           "    New-ManagementScope -Name 'roomgate rooms' `\n"
           "        -RecipientRestrictionFilter \"RecipientTypeDetails -eq 'RoomMailbox'\"\n}\n"
           "if (-not (Get-ManagementRoleAssignment -Role ApplicationImpersonation -RoleAssignee " +
           account +
           " `\n        -ErrorAction SilentlyContinue)) {\n"
           "    New-ManagementRoleAssignment -Role ApplicationImpersonation -User " +
           account + " `\n        -CustomRecipientWriteScope 'roomgate rooms'\n}\n";
}

std::string rights(const Server& server, const RoomSetUp& room) {
    std::string lines;
    for (const auto* const type : {"Inbox", "Calendar", "DeletedItems"}) {
        lines += "Grant-RoomgateFolder " + powershell_value(room.mailbox) + ' ' + type + ' ' +
                 powershell_value(account_of(server)) + '\n';
    }
    return lines + allow_on_behalf(room.mailbox, account_of(server)) + '\n';
}

std::string for_room(const Server& server, const RoomSetUp& room) {
    const std::string receiving = powershell_value(room.receiving);
    return "\n# Room " + powershell_value(room.name) +
           ": forward with a copy kept, and leave the answer to roomgate.\n" + "if (-not (Get-MailContact " +
           receiving + " -ErrorAction SilentlyContinue)) {\n" + "    New-MailContact -Name " +
           powershell_value(name_of_contact(room.name)) + " -ExternalEmailAddress " + receiving +
           "\n}\nSet-MailContact " + receiving + " -HiddenFromAddressListsEnabled $true\n" +
           forward(room.mailbox, room.receiving) + '\n' + leave_answers_to_roomgate(room.mailbox) + '\n' +
           (server.access == Access::delegate ? rights(server, room) : "");
}

}  // namespace

std::string set_up_script(const Server& server, const Gate& gate, const std::vector<RoomSetUp>& rooms) {
    std::string script = "# What roomgate needs at the server " + powershell_value(server.name) +
                         ": for the Exchange Management Shell. It may be run again.\n"
                         "$ErrorActionPreference = 'Stop'\n";
    const bool delegate = server.access == Access::delegate;
    if (delegate) script += function_for_folders;
    script += connector(gate);
    script += "\n# Calendars go there as iCalendar, not as winmail.dat.\n";
    for (const std::string& domain : gate.domains) script += remote_domain(domain);
    if (!delegate) script += impersonation(server);
    for (const RoomSetUp& room : rooms) script += for_room(server, room);
    return script;
}

}  // namespace ews
