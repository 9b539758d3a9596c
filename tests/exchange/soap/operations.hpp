#pragma once
#include <string>

#include "tests/exchange/soap/context.hpp"
#include "tests/exchange/soap/element.hpp"

namespace exchange {

// The operations of EWS. Each does what the (valid) request says and returns its response messages.
std::string find_item(Context& context, const Element& request);
std::string get_item(Context& context, const Element& request);
std::string create_item(Context& context, const Element& request);
std::string update_item(Context& context, const Element& request);
std::string delete_item(Context& context, const Element& request);
std::string sync_folder_items(Context& context, const Element& request);
std::string get_folder(Context& context, const Element& request);
std::string get_delegate(Context& context, const Element& request);
std::string resolve_names(Context& context, const Element& request);

}  // namespace exchange
