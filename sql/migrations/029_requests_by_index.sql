-- Requests of other programs cost the same however many there are, and however much is booked: a UNION of all reservations
-- was made for each, and all open requests were gone through while no gateway runs.

DROP INDEX reservation_request_on_its_way;
CREATE INDEX reservation_request_by_result ON reservation_request (result_code);

DROP TRIGGER reservation_request_fits_what_is_there;
CREATE TRIGGER reservation_request_fits_what_is_there BEFORE INSERT ON reservation_request
BEGIN
    SELECT RAISE(ABORT, 'this uid is known already in this room: change it, or give none')
    WHERE NEW.action = 'reserve' AND EXISTS
        (SELECT 1 FROM room_by_name JOIN reservation USING (room_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid);
    SELECT RAISE(ABORT, 'this uid is known already in this room: change it, or give none')
    WHERE NEW.action = 'reserve' AND EXISTS
        (SELECT 1 FROM room_by_name JOIN component USING (room_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid);
    SELECT RAISE(ABORT, 'there is no reservation of this uid in this room')
    WHERE NEW.action IN ('change', 'cancel') AND NOT EXISTS
        (SELECT 1 FROM room_by_name JOIN reservation USING (room_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid);
    SELECT RAISE(ABORT, 'it was made in the room''s Exchange calendar: change or delete it there, and resync follows')
    WHERE NEW.action IN ('change', 'cancel') AND EXISTS
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
    WHERE NEW.action = 'change' AND NEW.recurrence_id IS NULL AND NEW.dates IS NULL AND coalesce(NEW.rule, '') = ''
      AND coalesce(NEW.start_at, NEW.end_at) IS NOT NULL
      AND (SELECT count(*) FROM room_by_name JOIN reservation USING (room_id) JOIN occurrence USING (reservation_id)
           WHERE called = (SELECT called FROM room_by_name WHERE lower(called) = lower(NEW.room) LIMIT 1)
             AND uid = NEW.uid) > 1;
    SELECT RAISE(ABORT, 'it goes on: give its rule with start_at and end_at, or one date as recurrence_id')
    WHERE NEW.action = 'change' AND NEW.recurrence_id IS NULL AND NEW.dates IS NULL AND coalesce(NEW.rule, '') = ''
      AND coalesce(NEW.start_at, NEW.end_at) IS NOT NULL AND EXISTS
        (SELECT 1 FROM room_by_name JOIN reservation USING (room_id) JOIN reservation_series USING (reservation_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid AND decided_until_at IS NOT NULL);
END;

DROP TRIGGER reservation_request_has_dates;
-- The gateway puts them in.
CREATE TRIGGER reservation_request_has_dates AFTER UPDATE OF dates ON reservation_request
WHEN OLD.dates IS NULL AND NEW.room_id IS NULL
BEGIN
    SELECT RAISE(ABORT, 'there is no room of this name or mailbox address')
    WHERE NOT EXISTS (SELECT 1 FROM room_by_name WHERE lower(called) = lower(NEW.room));
    SELECT RAISE(ABORT, 'this uid is known already in this room: change it, or give none')
    WHERE NEW.action = 'reserve' AND EXISTS
        (SELECT 1 FROM room_by_name JOIN reservation USING (room_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid);
    SELECT RAISE(ABORT, 'this uid is known already in this room: change it, or give none')
    WHERE NEW.action = 'reserve' AND EXISTS
        (SELECT 1 FROM room_by_name JOIN component USING (room_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid);
    SELECT RAISE(ABORT, 'there is no reservation of this uid in this room')
    WHERE NEW.action IN ('change', 'cancel') AND NOT EXISTS
        (SELECT 1 FROM room_by_name JOIN reservation USING (room_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid);
    UPDATE reservation_request
    SET reservation_id = (SELECT reservation_id FROM room_by_name JOIN reservation USING (room_id)
                          WHERE lower(called) = lower(NEW.room) AND reservation.uid = NEW.uid),
        result_code = NULL, result = NULL
    WHERE request_id = NEW.request_id;
    UPDATE reservation_request
    SET room_id = (SELECT room_id FROM room_by_name WHERE lower(called) = lower(NEW.room))
    WHERE request_id = NEW.request_id;
END;
