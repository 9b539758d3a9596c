-- The gateway that has the turn: it ends with its process (sql/gateways.hpp). NULL: a command, whose turn ends by time.

ALTER TABLE sign_in_turn ADD COLUMN taken_by INTEGER;
