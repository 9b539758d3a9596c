#include "ews/sign_in/keytab.hpp"

#include <cstdlib>

namespace ews {

void use_keytab(const std::string& file) {
    setenv("KRB5_CLIENT_KTNAME", ("FILE:" + file).c_str(), 1);
    setenv("KRB5CCNAME", "MEMORY:roomgate", 1);
}

}  // namespace ews
