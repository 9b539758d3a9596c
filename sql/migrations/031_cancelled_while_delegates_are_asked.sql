-- What another program cancels is put to the delegates no more: nothing is held for it.

CREATE TRIGGER reservation_request_ends_asking AFTER UPDATE OF room_id ON reservation_request
WHEN OLD.room_id IS NULL AND NEW.action = 'cancel'
BEGIN
    UPDATE approval SET state = 'replaced', decided_at = CAST(strftime('%s', 'now') AS INTEGER)
    WHERE room_id = NEW.room_id AND uid = NEW.uid AND state = 'pending'
      AND (NEW.recurrence_id IS NULL OR approval.recurrence_id = NEW.recurrence_id OR NOT EXISTS
           (SELECT 1 FROM occurrence
            WHERE occurrence.reservation_id = NEW.reservation_id AND occurrence.recurrence_id <> NEW.recurrence_id));
END;
