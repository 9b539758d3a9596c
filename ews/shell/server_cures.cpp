#include "ews/shell/server_cures.hpp"

#include "ews/errors/error_table.hpp"
#include "ews/shell/powershell_value.hpp"

namespace ews {
namespace {

// What Exchange calls the ways to sign in: Windows authentication is NTLM and Negotiate.
std::string parameter_of(SignIn sign_in) {
    if (sign_in == SignIn::basic) return "-BasicAuthentication";
    return sign_in == SignIn::oauth2 ? "-OAuthAuthentication" : "-WindowsAuthentication";
}

std::string show_account(const Server& server) {
    if (server.sign_in == SignIn::oauth2)
        return "Get-PartnerApplication | Format-List Name,ApplicationIdentifier,Enabled";
    return "Get-User " + powershell_value(account_of(server)) + " | Format-List UserAccountControl";
}

}  // namespace

std::string look_up_host(const std::string& host) { return "Resolve-DnsName " + powershell_value(host); }

std::string try_port(const std::string& host, const std::string& port) {
    return "Test-NetConnection " + powershell_value(host) + " -Port " + powershell_value(port);
}

std::string show_addresses() {
    return "Get-WebServicesVirtualDirectory | Format-List Server,InternalUrl,ExternalUrl";
}

std::string renew_certificate() {
    return "Get-ExchangeCertificate | Format-List Thumbprint,Subject,CertificateDomains,NotAfter,Services; "
           "Enable-ExchangeCertificate -Thumbprint THUMBPRINT -Services IIS  # New-ExchangeCertificate asks "
           "for another";
}

std::string set_clock() { return "w32tm /resync; w32tm /query /status  # at the server; here: timedatectl"; }

std::string offer(SignIn sign_in) {
    return "Get-WebServicesVirtualDirectory | Set-WebServicesVirtualDirectory " + parameter_of(sign_in) +
           " $true  # or set sign_in to what it offers";
}

std::string look_into(std::string_view code, const Server& server) {
    if (is_refused_sign_in(code)) return show_account(server);
    if (code == "EwsSwitchedOff") return "Get-OrganizationConfig | Format-List Ews*";
    if (code == "HTTP 403")
        return "Set-CASMailbox " + powershell_value(account_of(server)) +
               " -EwsEnabled $true; Get-OrganizationConfig | Format-List Ews*";
    if (code.starts_with("HTTP 3") || code.starts_with("HTTP 4")) return show_addresses();
    if (error_row(code).error_class == ErrorClass::throttled && code != "HTTP 503")
        return "Get-ThrottlingPolicyAssociation " + powershell_value(account_of(server)) +
               " | Format-List ThrottlingPolicyId";
    return "Test-ServiceHealth";
}

}  // namespace ews
