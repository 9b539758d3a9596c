-- 521 is stored as soon as it is known that no gateway runs: when the last one stops, and with the next request of
-- another program where it was killed; a gateway that begins takes it back. What resync has booked from the room's Exchange
-- calendar is not called a mail.

CREATE VIEW running_gateway AS
SELECT gateway_id FROM gateway_seen WHERE seen_at > CAST(strftime('%s', 'now') AS INTEGER) - 30;

CREATE TRIGGER gateway_stops AFTER DELETE ON gateway_seen WHEN NOT EXISTS (SELECT 1 FROM running_gateway)
BEGIN
    UPDATE reservation_request
    SET result_code = 521, result = 'It stands in the database. No gateway runs any more: Exchange shows it when one does.'
    WHERE result_code IS NULL AND answer_id IS NOT NULL;
END;

CREATE TRIGGER gateway_begins AFTER INSERT ON gateway_seen
BEGIN
    UPDATE reservation_request SET result_code = NULL, result = NULL WHERE result_code = 521;
END;

CREATE TRIGGER reservation_request_finds_no_gateway AFTER INSERT ON reservation_request
WHEN NOT EXISTS (SELECT 1 FROM running_gateway)
BEGIN
    UPDATE reservation_request
    SET result_code = 521, result = 'It stands in the database. No gateway runs any more: Exchange shows it when one does.'
    WHERE result_code IS NULL AND answer_id IS NOT NULL;
END;

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
    SELECT RAISE(ABORT, 'it was made in the room''s Exchange calendar: change or delete it there, and resync follows')
    WHERE NEW.action <> 'reserve' AND EXISTS
        (SELECT 1 FROM room_by_name JOIN reservation USING (room_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid AND origin = 'mail'
           AND NOT EXISTS (SELECT 1 FROM component
                           WHERE component.room_id = reservation.room_id AND component.uid = reservation.uid)
           AND NOT EXISTS (SELECT 1 FROM answer
                           WHERE answer.room_id = reservation.room_id AND answer.uid = reservation.uid
                             AND item_id IS NOT NULL));
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
