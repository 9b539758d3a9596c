-- Addresses are compared without regard to case in every script, and an internationalised domain is one in both of its forms
-- (reserve/folded.hpp). key_of_address is a function of the program that migrates (sql/connection/key_of_address.hpp). The
-- triggers run in other programs too, whose lower() knows A to Z only: they find an address by its stored spelling as well.

-- What becomes the same address: the room that has the new key already keeps it, else the lowest id does. (PostgreSQL: one
-- UPDATE with NOT EXISTS.)
UPDATE OR IGNORE room SET mailbox_key = key_of_address(mailbox_key) WHERE mailbox_key GLOB '*[^ -~]*';

-- A retired room's address is free.
DELETE FROM room_address
WHERE room_id IN (SELECT room_id FROM room WHERE retired = 1)
  AND key_of_address(address_key) IN (SELECT key_of_address(address_key) FROM room_address JOIN room USING (room_id)
                                      WHERE retired = 0);
UPDATE OR IGNORE room_address SET address_key = key_of_address(address_key) WHERE address_key GLOB '*[^ -~]*';
-- One room's address in two spellings.
DELETE FROM room_address
WHERE address_key GLOB '*[^ -~]*'
  AND EXISTS (SELECT 1 FROM room_address AS kept
              WHERE kept.address_key = key_of_address(room_address.address_key)
                AND kept.address_key <> room_address.address_key AND kept.room_id = room_address.room_id);

-- Another room has what these were found by: a person decides, and meanwhile nothing is lost.
UPDATE room
SET paused = 1, paused_at = CAST(strftime('%s', 'now') AS INTEGER),
    paused_why = 'an address of this room is that of another room too (only the case of letters differs): see rooms list'
WHERE retired = 0 AND paused = 0
  AND (mailbox_key <> key_of_address(mailbox_key)
       OR room_id IN (SELECT room_id FROM room_address WHERE address_key <> key_of_address(address_key)));

UPDATE OR REPLACE profile_address SET address_key = key_of_address(address_key) WHERE address_key GLOB '*[^ -~]*';
CREATE INDEX profile_by_spelling ON profile_address (address COLLATE NOCASE); -- PostgreSQL: lower(address)

UPDATE decision SET organizer_key = key_of_address(organizer_key)
WHERE organizer_key <> '' AND organizer_key GLOB '*[^ -~]*';

DROP VIEW room_by_name;
CREATE VIEW room_by_name AS
SELECT room_id, name AS called, zone FROM room WHERE retired = 0
UNION SELECT room_id, mailbox, zone FROM room WHERE retired = 0
UNION SELECT room_id, mailbox_key, zone FROM room WHERE retired = 0;

PRAGMA writable_schema = ON;

UPDATE sqlite_master SET sql = replace(sql, 'address_key = lower(NEW.requester)',
    'address_key IN (SELECT lower(NEW.requester)
                                UNION ALL SELECT address_key FROM profile_address WHERE address = NEW.requester COLLATE NOCASE)')
WHERE type = 'trigger';

PRAGMA writable_schema = RESET;
