-- A request of another program names its room ten times over, and each time all rooms were gone through. Each row of the view
-- stands there once without UNION, which an index cannot pass; NOCASE is lower() of A to Z. (PostgreSQL: indexes on lower().)

CREATE INDEX room_by_name_spelled ON room (name COLLATE NOCASE) WHERE retired = 0;
CREATE INDEX room_by_mailbox_spelled ON room (mailbox COLLATE NOCASE) WHERE retired = 0;
CREATE INDEX room_by_mailbox_key ON room (mailbox_key COLLATE NOCASE) WHERE retired = 0;

DROP VIEW room_by_name;
CREATE VIEW room_by_name AS
SELECT room_id, name AS called, zone FROM room WHERE retired = 0
UNION ALL SELECT room_id, mailbox, zone FROM room WHERE retired = 0 AND mailbox <> name
UNION ALL SELECT room_id, mailbox_key, zone FROM room WHERE retired = 0 AND mailbox_key NOT IN (name, mailbox);

PRAGMA writable_schema = ON;

UPDATE sqlite_master
SET sql = replace(replace(replace(sql, 'lower(called) = lower(NEW.room)', 'called = NEW.room COLLATE NOCASE'),
                          'lower(asked.called) = lower(NEW.room)', 'asked.called = NEW.room COLLATE NOCASE'),
                  'lower(called) = lower(earlier.room)', 'called = earlier.room COLLATE NOCASE')
WHERE type = 'trigger';

PRAGMA writable_schema = RESET;
