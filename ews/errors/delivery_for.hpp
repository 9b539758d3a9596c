#pragma once
#include "ews/errors/trouble.hpp"
#include "ews/settings.hpp"
#include "reserve/courier.hpp"

namespace ews {

// What the post makes of the trouble, by its class (trouble.hpp).
reserve::Delivery delivery_for(const Trouble& trouble, const reserve::Answer& answer, const Server& server);
// Of what an operator must see to at the server, whatever the answer.
reserve::Wait wait_for(const Trouble& trouble, const Server& server);

}  // namespace ews
