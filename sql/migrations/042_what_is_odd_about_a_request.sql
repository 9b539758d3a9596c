-- What was odd about showing a request in Exchange stands in its result, as does what keeps it from being shown.

DROP TRIGGER reservation_request_ends;
CREATE TRIGGER reservation_request_ends AFTER UPDATE OF state, code, words ON answer
BEGIN
    UPDATE reservation_request
    SET result_code = CASE WHEN NEW.state = 'sent' THEN 0
                           WHEN NEW.state IN ('not_done', 'parked', 'not_found') THEN 1
                           WHEN NEW.state = 'waiting' AND NEW.code <> '' THEN 522
                           WHEN NEW.state = 'waiting' AND result_code = 1 THEN NULL
                           ELSE result_code END,
        result = CASE WHEN NEW.state IN ('sent', 'not_done', 'parked', 'not_found') OR NEW.code <> '' THEN NEW.words
                      ELSE result END
    WHERE answer_id = NEW.answer_id;
END;
