#include "ews/sign_in/keytab.hpp"

#include <krb5.h>

#include <cstdlib>
#include <stdexcept>

namespace ews {
namespace {

constexpr const char* tickets = "MEMORY:roomgate";

void check(krb5_error_code error) {
    if (error == 0) return;
    const char* const text = krb5_get_error_message(nullptr, error);
    const std::string words = text;
    krb5_free_error_message(nullptr, text);
    throw std::runtime_error("Kerberos: " + words);
}

}  // namespace

void use_keytab(const std::string& file) {
    setenv("KRB5_CLIENT_KTNAME", ("FILE:" + file).c_str(), 1);
    setenv("KRB5CCNAME", tickets, 1);
}

void forget_tickets() {
    krb5_context context = nullptr;
    check(krb5_init_context(&context));
    krb5_ccache cache = nullptr;
    krb5_error_code error = krb5_cc_resolve(context, tickets, &cache);
    if (error == 0) error = krb5_cc_destroy(context, cache);
    krb5_free_context(context);
    check(error);
}

}  // namespace ews
