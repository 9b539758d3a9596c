-- Other programs may give a rule without its dates, and a rule without an end: the gateway works the dates out and
-- puts them into the request, which books them as if they had been given. Of a series that goes on beyond the booking
-- window it adds the dates that the window reaches.

-- Its dates that begin before this are decided, and there are more; NULL: all are.
ALTER TABLE reservation_series ADD COLUMN decided_until_at INTEGER;
CREATE INDEX reservation_series_goes_on ON reservation_series (decided_until_at) WHERE decided_until_at IS NOT NULL;
CREATE INDEX reservation_request_to_work_out ON reservation_request (request_id)
    WHERE room_id IS NULL AND result_code IS NOT 1;

DROP TRIGGER reservation_request_has_times;
CREATE TRIGGER reservation_request_has_times BEFORE INSERT ON reservation_request
BEGIN
    SELECT RAISE(ABORT, 'a reservation needs start_at and end_at, or dates')
    WHERE NEW.action = 'reserve' AND NEW.dates IS NULL AND (NEW.start_at IS NULL OR NEW.end_at IS NULL);
    SELECT RAISE(ABORT, 'start_at and end_at are integers: UTC seconds')
    WHERE typeof(NEW.start_at) NOT IN ('integer', 'null') OR typeof(NEW.end_at) NOT IN ('integer', 'null');
    SELECT RAISE(ABORT, 'end_at must be after start_at') WHERE NEW.end_at <= NEW.start_at;
    SELECT RAISE(ABORT, 'a rule goes with start_at and end_at of its first date')
    WHERE NEW.rule <> '' AND (NEW.start_at IS NULL OR NEW.end_at IS NULL);
    SELECT RAISE(ABORT, 'a cancellation takes no rule') WHERE NEW.action = 'cancel' AND NEW.rule <> '';
    SELECT RAISE(ABORT, 'give a rule or recurrence_id, not both') WHERE NEW.rule <> '' AND NEW.recurrence_id IS NOT NULL;
    SELECT RAISE(ABORT, 'give dates or recurrence_id, not both')
    WHERE NEW.dates IS NOT NULL AND NEW.recurrence_id IS NOT NULL;
    SELECT RAISE(ABORT, 'dates is no JSON array: [[start_at, end_at], ...]')
    WHERE NEW.dates IS NOT NULL AND CASE WHEN json_valid(NEW.dates) THEN json_type(NEW.dates) <> 'array' ELSE 1 END;
    SELECT RAISE(ABORT, 'dates has none, or more than 2000')
    WHERE NEW.dates IS NOT NULL AND json_array_length(NEW.dates) NOT BETWEEN 1 AND 2000;
    SELECT RAISE(ABORT, 'each of dates is [start_at, end_at] or [start_at, end_at, recurrence_id], and ends after it starts')
    WHERE NEW.dates IS NOT NULL AND EXISTS
        (SELECT 1 FROM json_each(NEW.dates) AS date
         WHERE date.type <> 'array' OR json_array_length(date.value) NOT IN (2, 3)
            OR coalesce(json_type(date.value, '$[0]'), '') <> 'integer' OR coalesce(json_type(date.value, '$[1]'), '') <> 'integer'
            OR coalesce(json_type(date.value, '$[2]'), 'integer') <> 'integer'
            OR json_extract(date.value, '$[1]') <= json_extract(date.value, '$[0]'));
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

CREATE TRIGGER reservation_request_waits_for_an_earlier_one BEFORE INSERT ON reservation_request
BEGIN
    SELECT RAISE(ABORT, 'an earlier request about this uid waits for its dates: wait for its result_code, or delete it')
    WHERE EXISTS (SELECT 1 FROM reservation_request AS earlier JOIN room_by_name ON lower(called) = lower(earlier.room)
                  WHERE earlier.uid = NEW.uid AND earlier.room_id IS NULL AND earlier.result_code IS NOT 1
                    AND room_by_name.room_id IN (SELECT asked.room_id FROM room_by_name AS asked
                                                 WHERE lower(asked.called) = lower(NEW.room)));
END;

DROP TRIGGER reservation_request_comes;
-- Fills in what was left out; what is done then, is done by the trigger of its action.
CREATE TRIGGER reservation_request_comes AFTER INSERT ON reservation_request
WHEN NOT coalesce(NEW.rule <> '' AND NEW.dates IS NULL, 0)
BEGIN
    UPDATE reservation_request
    SET uid = coalesce(uid, lower(hex(randomblob(16))) || '@roomgate'),
        reservation_id = (SELECT reservation_id FROM room_by_name JOIN reservation USING (room_id)
                          WHERE lower(called) = lower(NEW.room) AND reservation.uid = NEW.uid)
    WHERE request_id = NEW.request_id;
    UPDATE reservation_request
    SET start_at = coalesce(start_at, (SELECT date.start_at FROM occurrence AS date
                                       WHERE date.reservation_id = reservation_request.reservation_id
                                         AND date.recurrence_id = coalesce(NEW.recurrence_id, date.recurrence_id))),
        end_at = coalesce(end_at, (SELECT date.end_at FROM occurrence AS date
                                   WHERE date.reservation_id = reservation_request.reservation_id
                                     AND date.recurrence_id = coalesce(NEW.recurrence_id, date.recurrence_id)))
    WHERE request_id = NEW.request_id AND action = 'change' AND dates IS NULL AND coalesce(start_at, end_at) IS NOT NULL;
    UPDATE reservation_request
    SET room_id = (SELECT room_id FROM room_by_name WHERE lower(called) = lower(NEW.room))
    WHERE request_id = NEW.request_id;
END;

-- Nothing is booked before the dates are known.
CREATE TRIGGER reservation_request_waits_for_dates AFTER INSERT ON reservation_request
WHEN NEW.rule <> '' AND NEW.dates IS NULL
BEGIN
    UPDATE reservation_request SET uid = coalesce(uid, lower(hex(randomblob(16))) || '@roomgate')
    WHERE request_id = NEW.request_id;
END;

-- The gateway puts them in.
CREATE TRIGGER reservation_request_has_dates AFTER UPDATE OF dates ON reservation_request
WHEN OLD.dates IS NULL AND NEW.room_id IS NULL
BEGIN
    SELECT RAISE(ABORT, 'there is no room of this name or mailbox address')
    WHERE NOT EXISTS (SELECT 1 FROM room_by_name WHERE lower(called) = lower(NEW.room));
    SELECT RAISE(ABORT, 'this uid is known already in this room: change it, or give none')
    WHERE NEW.action = 'reserve' AND EXISTS
        (SELECT 1 FROM room_by_name JOIN (SELECT room_id, uid FROM reservation
                                          UNION SELECT room_id, uid FROM component) USING (room_id)
         WHERE lower(called) = lower(NEW.room) AND uid = NEW.uid);
    SELECT RAISE(ABORT, 'there is no reservation of this uid in this room')
    WHERE NEW.action <> 'reserve' AND NOT EXISTS
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

-- A series that goes on is none any more only when all of it is cancelled.
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
    WHERE reservation_id = NEW.reservation_id AND (NEW.recurrence_id IS NULL OR decided_until_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM occurrence WHERE occurrence.reservation_id = NEW.reservation_id);
    DELETE FROM reservation
    WHERE reservation_id = NEW.reservation_id
      AND NOT EXISTS (SELECT 1 FROM occurrence WHERE occurrence.reservation_id = NEW.reservation_id)
      AND NOT EXISTS (SELECT 1 FROM reservation_series WHERE reservation_series.reservation_id = NEW.reservation_id);
    INSERT INTO decision (room_id, uid, recurrence_id, sequence, dtstamp_at, decided_at, outcome, words)
    VALUES (NEW.room_id, NEW.uid, NEW.recurrence_id, 0, 0, NEW.requested_at, 'cancelled',
            'Cancelled by ' || CASE NEW.requested_by WHEN '' THEN 'another program' ELSE NEW.requested_by END ||
            CASE coalesce(NEW.note, '') WHEN '' THEN '.' ELSE ': ' || NEW.note END);
    INSERT INTO mirror SELECT NEW.room_id, NEW.uid
    WHERE NOT EXISTS (SELECT 1 FROM answer JOIN answer_step USING (answer_id)
                      WHERE room_id = NEW.room_id AND uid = NEW.uid AND answer.state = 'waiting' AND kind = 'decline');
END;

-- What waits for its dates has nothing to be shown.
CREATE VIEW request_without_gateway AS
SELECT request_id,
       iif(answer_id IS NULL, 'Nothing is booked yet. No gateway runs: the dates of the rule are worked out when one does.',
           'It stands in the database. No gateway runs any more: Exchange shows it when one does.') AS words
FROM reservation_request
WHERE result_code IS NULL AND (answer_id IS NOT NULL OR (room_id IS NULL AND rule <> '' AND dates IS NULL));

DROP TRIGGER gateway_stops;
CREATE TRIGGER gateway_stops AFTER DELETE ON gateway_seen WHEN NOT EXISTS (SELECT 1 FROM running_gateway)
BEGIN
    UPDATE reservation_request
    SET result_code = 521,
        result = (SELECT words FROM request_without_gateway AS open WHERE open.request_id = reservation_request.request_id)
    WHERE request_id IN (SELECT request_id FROM request_without_gateway);
END;

DROP TRIGGER reservation_request_finds_no_gateway;
CREATE TRIGGER reservation_request_finds_no_gateway AFTER INSERT ON reservation_request
WHEN NOT EXISTS (SELECT 1 FROM running_gateway)
BEGIN
    UPDATE reservation_request
    SET result_code = 521,
        result = (SELECT words FROM request_without_gateway AS open WHERE open.request_id = reservation_request.request_id)
    WHERE request_id IN (SELECT request_id FROM request_without_gateway);
END;

DROP VIEW reservation_request_result;
CREATE VIEW reservation_request_result AS
SELECT request_id, action, room, uid,
       CASE WHEN coalesce(result_code, 521) <> 521 THEN result_code WHEN runs THEN NULL ELSE 521 END AS result_code,
       CASE WHEN coalesce(result_code, 521) <> 521 THEN result WHEN runs THEN NULL
            WHEN result_code = 521 THEN result
            ELSE (SELECT words FROM request_without_gateway AS open
                  WHERE open.request_id = reservation_request.request_id) END AS result
FROM reservation_request JOIN (SELECT EXISTS (SELECT 1 FROM running_gateway) AS runs) AS gateway;
