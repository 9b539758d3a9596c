-- What is not sent of a replaced answer waits no more: its steps say so, each for itself. One that is on its way ends first.

CREATE TRIGGER answer_is_replaced AFTER UPDATE OF state ON answer WHEN NEW.state = 'replaced'
BEGIN
    UPDATE answer_step SET state = 'replaced' WHERE answer_id = NEW.answer_id AND state = 'waiting';
END;

UPDATE answer_step SET state = 'replaced'
WHERE state = 'waiting' AND EXISTS (SELECT 1 FROM answer WHERE answer.answer_id = answer_step.answer_id
                                   AND answer.state = 'replaced');
