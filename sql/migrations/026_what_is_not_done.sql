-- What there was no way to do is not said to be sent: an answer and its steps have a state for it. Nothing tries it again.
-- (Only the constraint differs: as SQLite cannot change it, its text is changed, and read again.)

PRAGMA writable_schema = ON;
UPDATE sqlite_master SET sql = replace(sql, '''sent'', ''parked''', '''sent'', ''not_done'', ''parked''')
WHERE type = 'table' AND name IN ('answer', 'answer_step');
PRAGMA writable_schema = RESET;

DROP TRIGGER reservation_request_ends;
CREATE TRIGGER reservation_request_ends AFTER UPDATE OF state, code, words ON answer
BEGIN
    UPDATE reservation_request
    SET result_code = CASE WHEN NEW.state = 'sent' THEN 0
                           WHEN NEW.state IN ('not_done', 'parked', 'not_found') THEN 1
                           WHEN NEW.state = 'waiting' AND NEW.code <> '' THEN 522
                           WHEN NEW.state = 'waiting' AND result_code = 1 THEN NULL
                           ELSE result_code END,
        result = CASE WHEN NEW.state = 'sent' THEN ''
                      WHEN NEW.state IN ('not_done', 'parked', 'not_found') OR NEW.code <> '' THEN NEW.words
                      ELSE result END
    WHERE answer_id = NEW.answer_id;
END;

UPDATE answer_step SET state = 'not_done'
WHERE state = 'sent' AND EXISTS (SELECT 1 FROM attempt WHERE attempt.answer_id = answer_step.answer_id
                                   AND attempt.position = answer_step.position AND outcome = 'not done');
UPDATE answer SET state = 'not_done' WHERE state = 'sent' AND code = 'NotDone';
