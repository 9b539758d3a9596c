-- SQLite makes a temporary table of the values of CHECK (... IN (...)), if there are three or more, for each row that is
-- written: a tenth of what storing a message costs. Compared one by one they cost next to nothing. (The constraints mean
-- the same; as SQLite cannot change one, their text is changed, and read again.)

PRAGMA writable_schema = ON;

UPDATE sqlite_master SET sql = replace(sql, 'status IN (0, 1, 2, 3, -1, -2, -3)', 'status BETWEEN -3 AND 3')
WHERE type = 'table' AND name = 'item';

UPDATE sqlite_master SET sql = replace(sql, 'state IN (''booked'', ''declined'', ''cancelled'')',
    'state = ''booked'' OR state = ''declined'' OR state = ''cancelled''')
WHERE type = 'table' AND name = 'component';

UPDATE sqlite_master
SET sql = replace(sql, 'state IN (''waiting'', ''sending'', ''sent'', ''not_done'', ''parked'', ''not_found'', ''replaced'')',
    'state = ''waiting'' OR state = ''sending'' OR state = ''sent'' OR state = ''not_done''
                                OR state = ''parked'' OR state = ''not_found'' OR state = ''replaced''')
WHERE type = 'table' AND name IN ('answer', 'answer_step');

UPDATE sqlite_master SET sql = replace(sql, 'kind IN (''accept'', ''tentative'', ''decline'', ''remove'', ''mirror'')',
    'kind = ''accept'' OR kind = ''tentative'' OR kind = ''decline'' OR kind = ''remove'' OR kind = ''mirror''')
WHERE type = 'table' AND name = 'answer_step';

UPDATE sqlite_master SET sql = replace(sql, 'channel IN ('''', ''ews'', ''imip'')',
    'channel = '''' OR channel = ''ews'' OR channel = ''imip''')
WHERE type = 'table' AND name IN ('answer', 'attempt');

PRAGMA writable_schema = RESET;
