#include "ews/responses/product_name.hpp"

#include <array>

namespace ews {

std::string product_name(const std::string& server_version) {
    struct Product {
        std::string_view begin;
        std::string_view name;
    };
    constexpr std::array products{Product{"8.", "Exchange 2007"},
                                  Product{"14.", "Exchange 2010"},
                                  Product{"15.0.", "Exchange 2013"},
                                  Product{"15.1.", "Exchange 2016"},
                                  Product{"15.2.", "Exchange 2019 or SE"},
                                  Product{"15.20.", "Exchange Online"},
                                  Product{"", "Exchange"}};
    for (const Product& product : products) {
        if (!server_version.starts_with(product.begin)) continue;
        return std::string(product.name) + " (" + server_version + ')';
    }
    return server_version;
}

}  // namespace ews
