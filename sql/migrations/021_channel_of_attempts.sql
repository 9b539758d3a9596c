-- Which way an attempt went, whatever the settings say since: '' where that was not recorded.

ALTER TABLE attempt ADD COLUMN channel TEXT NOT NULL DEFAULT '' CHECK (channel IN ('', 'ews', 'imip'));

-- What there was no way to do is not done for who asked for it either.
DROP TRIGGER reservation_request_ends;
CREATE TRIGGER reservation_request_ends AFTER UPDATE OF state, code, words ON answer
BEGIN
    UPDATE reservation_request
    SET result_code = CASE WHEN NEW.state = 'sent' AND NEW.code = 'NotDone' THEN 1
                           WHEN NEW.state = 'sent' THEN 0
                           WHEN NEW.state IN ('parked', 'not_found') THEN 1
                           WHEN NEW.state = 'waiting' AND NEW.code <> '' THEN 522
                           WHEN NEW.state = 'waiting' AND result_code = 1 THEN NULL
                           ELSE result_code END,
        result = CASE WHEN NEW.state = 'sent' AND NEW.code <> 'NotDone' THEN ''
                      WHEN NEW.state IN ('parked', 'not_found') OR NEW.code <> '' THEN NEW.words
                      ELSE result END
    WHERE answer_id = NEW.answer_id;
END;
