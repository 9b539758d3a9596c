-- A change of an occurrence and all that follow it (RFC 5545 3.2.13, RANGE=THISANDFUTURE) stands beside a change of that
-- occurrence alone.

ALTER TABLE component ADD COLUMN this_and_future INTEGER NOT NULL DEFAULT 0 CHECK (this_and_future IN (0, 1));
DROP INDEX component_key;
CREATE UNIQUE INDEX component_key
    ON component (room_id, uid, ifnull(recurrence_id, -9223372036854775807), this_and_future);
