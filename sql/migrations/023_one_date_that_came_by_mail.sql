-- Other programs may cancel one date of a meeting that came by mail, too: the room is free then, its organizer is told by a
-- late decline of that date. A repeat of his request does not book it again; a newer one asks for it anew.

DROP TRIGGER reservation_request_fits_what_is_there;
CREATE TRIGGER reservation_request_fits_what_is_there BEFORE INSERT ON reservation_request
BEGIN
    SELECT RAISE(ABORT, 'this uid is known already in this room: change it, or give none')
    WHERE NEW.action = 'reserve' AND EXISTS
        (SELECT 1 FROM room_by_name JOIN (SELECT room_id, uid FROM reservation
                                          UNION SELECT room_id, uid FROM component) USING (room_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid);
    SELECT RAISE(ABORT, 'there is no reservation of this uid in this room')
    WHERE NEW.action <> 'reserve' AND NOT EXISTS
        (SELECT 1 FROM room_by_name JOIN reservation USING (room_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid);
    SELECT RAISE(ABORT, 'it was made by mail: only its organizer changes it')
    WHERE NEW.action = 'change' AND EXISTS
        (SELECT 1 FROM room_by_name JOIN reservation USING (room_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid AND origin = 'mail');
    SELECT RAISE(ABORT, 'it was made by mail, and no answer to all of it is known: have its organizer cancel it')
    WHERE NEW.action = 'cancel' AND EXISTS
        (SELECT 1 FROM room_by_name JOIN reservation USING (room_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid AND origin = 'mail'
           AND NOT EXISTS (SELECT 1 FROM answer
                           WHERE answer.room_id = reservation.room_id AND answer.uid = reservation.uid
                             AND item_id IS NOT NULL AND recurrence_id IS NULL));
    SELECT RAISE(ABORT, 'recurrence_id names no date of this reservation')
    WHERE NEW.recurrence_id IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM room_by_name JOIN reservation USING (room_id) JOIN occurrence USING (reservation_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid AND occurrence.recurrence_id = NEW.recurrence_id);
    SELECT RAISE(ABORT, 'it has several dates: give all of them as dates, or one as recurrence_id')
    WHERE NEW.action = 'change' AND NEW.recurrence_id IS NULL AND NEW.dates IS NULL
      AND coalesce(NEW.start_at, NEW.end_at) IS NOT NULL
      AND (SELECT count(*) FROM room_by_name JOIN reservation USING (room_id) JOIN occurrence USING (reservation_id)
           WHERE called = (SELECT called FROM room_by_name WHERE lower(called) = lower(NEW.room) LIMIT 1)
             AND uid = NEW.uid) > 1;
END;

-- INSERT INTO late_decline_of_date tells the organizer of a series that came by mail, and was answered, that this date of it
-- is booked no more.
CREATE VIEW late_decline_of_date AS
SELECT room_id, uid, answer_step.recurrence_id, text FROM answer JOIN answer_step USING (answer_id) WHERE kind = 'decline';
CREATE TRIGGER late_decline_of_date_is_queued INSTEAD OF INSERT ON late_decline_of_date
BEGIN
    INSERT INTO answer (item_id, room_id, uid, sequence, dtstamp_at, mail_message_id, organizer, state, due_at)
    SELECT item_id, room_id, uid, sequence, dtstamp_at, mail_message_id, organizer, 'waiting',
           CAST(strftime('%s', 'now') AS INTEGER)
    FROM answer WHERE room_id = NEW.room_id AND uid = NEW.uid AND item_id IS NOT NULL AND recurrence_id IS NULL
    ORDER BY answer_id DESC LIMIT 1;
    INSERT INTO answer_step (answer_id, position, kind, recurrence_id, text, silent, state)
    SELECT max(answer_id), 0, 'decline', NEW.recurrence_id, NEW.text, 0, 'waiting'
    FROM answer WHERE room_id = NEW.room_id AND uid = NEW.uid;
END;

DROP TRIGGER reservation_request_cancels;
CREATE TRIGGER reservation_request_cancels AFTER UPDATE OF room_id ON reservation_request
WHEN OLD.room_id IS NULL AND NEW.action = 'cancel'
BEGIN
    INSERT INTO late_decline (room_id, uid, text)
    SELECT room_id, uid, 'Your booking of ' || room.name || ' was cancelled' ||
           CASE coalesce(NEW.note, '') WHEN '' THEN '.' ELSE ': ' || NEW.note END
    FROM reservation JOIN room USING (room_id)
    WHERE reservation_id = NEW.reservation_id AND origin = 'mail' AND NOT EXISTS
        (SELECT 1 FROM occurrence WHERE occurrence.reservation_id = NEW.reservation_id AND recurrence_id <> NEW.recurrence_id);
    INSERT INTO late_decline_of_date (room_id, uid, recurrence_id, text)
    SELECT room_id, uid, NEW.recurrence_id, 'Your booking of ' || room.name || ' on this date was cancelled' ||
           CASE coalesce(NEW.note, '') WHEN '' THEN '.' ELSE ': ' || NEW.note END
    FROM reservation JOIN room USING (room_id)
    WHERE reservation_id = NEW.reservation_id AND origin = 'mail' AND EXISTS
        (SELECT 1 FROM occurrence WHERE occurrence.reservation_id = NEW.reservation_id AND recurrence_id <> NEW.recurrence_id);
    DELETE FROM occurrence
    WHERE reservation_id = NEW.reservation_id AND (NEW.recurrence_id IS NULL OR recurrence_id = NEW.recurrence_id);
    DELETE FROM reservation_series
    WHERE reservation_id = NEW.reservation_id
      AND NOT EXISTS (SELECT 1 FROM occurrence WHERE occurrence.reservation_id = NEW.reservation_id);
    DELETE FROM reservation
    WHERE reservation_id = NEW.reservation_id
      AND NOT EXISTS (SELECT 1 FROM occurrence WHERE occurrence.reservation_id = NEW.reservation_id);
    INSERT INTO decision (room_id, uid, recurrence_id, sequence, dtstamp_at, decided_at, outcome, words)
    VALUES (NEW.room_id, NEW.uid, NEW.recurrence_id, 0, 0, NEW.requested_at, 'cancelled',
            'Cancelled by ' || CASE NEW.requested_by WHEN '' THEN 'another program' ELSE NEW.requested_by END ||
            CASE coalesce(NEW.note, '') WHEN '' THEN '.' ELSE ': ' || NEW.note END);
    INSERT INTO mirror SELECT NEW.room_id, NEW.uid
    WHERE NOT EXISTS (SELECT 1 FROM answer JOIN answer_step USING (answer_id)
                      WHERE room_id = NEW.room_id AND uid = NEW.uid AND answer.state = 'waiting' AND kind = 'decline');
END;

-- What becomes of that answer is what becomes of the request.
CREATE TRIGGER reservation_request_cancels_a_date AFTER INSERT ON answer_step
WHEN NEW.kind = 'decline' AND NEW.recurrence_id IS NOT NULL
BEGIN
    UPDATE reservation_request
    SET answer_id = NEW.answer_id,
        result_code = CASE WHEN EXISTS (SELECT 1 FROM gateway_seen
                                        WHERE seen_at > CAST(strftime('%s', 'now') AS INTEGER) - 30) THEN NULL ELSE 521 END,
        result = CASE WHEN EXISTS (SELECT 1 FROM gateway_seen
                                   WHERE seen_at > CAST(strftime('%s', 'now') AS INTEGER) - 30) THEN NULL
                      ELSE 'It stands in the database. No gateway runs: the organizer is told when one does.' END
    WHERE action = 'cancel' AND recurrence_id = NEW.recurrence_id AND answer_id IS NULL AND result_code IS NULL
      AND (room_id, uid) = (SELECT room_id, uid FROM answer WHERE answer_id = NEW.answer_id);
END;
