-- A relay shows no trace of what it took: a mail that may have gone out twice is parked, and not sent a third time. (The
-- constraint on the state means the same as before, with one value more; see 033.)

ALTER TABLE notice ADD COLUMN in_doubt INTEGER NOT NULL DEFAULT 0; -- so often it may have gone out, the call under way too

UPDATE notice SET in_doubt = 1 WHERE state = 'waiting' AND words = 'it is being sent';

PRAGMA writable_schema = ON;

UPDATE sqlite_master SET sql = replace(sql, 'state IN (''waiting'', ''sent'', ''replaced'')',
    'state = ''waiting'' OR state = ''sent'' OR state = ''replaced'' OR state = ''parked''')
WHERE type = 'table' AND name = 'notice';

PRAGMA writable_schema = RESET;
