-- What another program gives is whole, and is what it seems: nothing is done silently otherwise than it was asked for, and
-- no spelling of a value gets around the constraint on bookings. (PostgreSQL has some of this by the types of its columns.)

CREATE TRIGGER reservation_request_makes_sense BEFORE INSERT ON reservation_request
BEGIN
    SELECT RAISE(ABORT, 'action is reserve, change or cancel')
    WHERE coalesce(NEW.action, '') NOT IN ('reserve', 'change', 'cancel');
    SELECT RAISE(ABORT, 'this request_id is taken: leave it out')
    WHERE NEW.request_id > 0  -- none given is -1 here
      AND EXISTS (SELECT 1 FROM reservation_request WHERE request_id = NEW.request_id);
    SELECT RAISE(ABORT, 'uid is a text') WHERE typeof(NEW.uid) NOT IN ('text', 'null');
    SELECT RAISE(ABORT, 'requested_at is an integer: UTC seconds') WHERE typeof(NEW.requested_at) <> 'integer';
    SELECT RAISE(ABORT, 'start_at and end_at are integers: UTC seconds from 1970 to the end of the year 9999')
    WHERE NEW.start_at < 0 OR NEW.end_at > 253402300799;
    SELECT RAISE(ABORT, 'a cancellation takes no times: name one date by its recurrence_id')
    WHERE NEW.action = 'cancel' AND coalesce(NEW.start_at, NEW.end_at, NEW.dates) IS NOT NULL;
    SELECT RAISE(ABORT, 'summary, note, requester and is_private are those of all dates: give them without recurrence_id')
    WHERE NEW.action = 'change' AND NEW.recurrence_id IS NOT NULL
      AND coalesce(NEW.summary, NEW.note, NEW.requester, NEW.is_private) IS NOT NULL;
    SELECT RAISE(ABORT, 'a change of the zone needs the rule, with start_at and end_at of its first date')
    WHERE NEW.action = 'change' AND NEW.zone IS NOT NULL AND coalesce(NEW.rule, '') = '';
END;

-- Before anything is booked, whoever has put the dates in.
CREATE TRIGGER reservation_request_has_whole_dates BEFORE UPDATE OF room_id ON reservation_request
WHEN OLD.room_id IS NULL AND NEW.action <> 'cancel'
BEGIN
    SELECT RAISE(ABORT, 'dates are integers: UTC seconds from 1970 to the end of the year 9999')
    WHERE EXISTS (SELECT 1 FROM requested_date WHERE request_id = NEW.request_id
                    AND (typeof(recurrence_id) <> 'integer' OR typeof(start_at) <> 'integer' OR typeof(end_at) <> 'integer'
                         OR min(recurrence_id, start_at) < 0 OR max(recurrence_id, end_at) > 253402300799));
    SELECT RAISE(ABORT, 'each date ends after it starts, and within 366 days')
    WHERE EXISTS (SELECT 1 FROM requested_date WHERE request_id = NEW.request_id
                    AND (end_at <= start_at OR end_at - start_at > 31622400));
    SELECT RAISE(ABORT, 'two of dates have the same recurrence_id: where none is given, it is start_at')
    WHERE EXISTS (SELECT 1 FROM requested_date WHERE request_id = NEW.request_id
                  GROUP BY recurrence_id HAVING count(*) > 1);
END;

CREATE TRIGGER reservation_request_stays BEFORE UPDATE OF request_id, action, room, uid, recurrence_id, start_at, end_at,
    dates, rule, zone, requester, summary, note, is_private, requested_by, room_id ON reservation_request
WHEN OLD.room_id IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'a request stays as it was made: insert another one to change what it has done');
END;

CREATE TRIGGER reservation_stays_in_its_room BEFORE UPDATE OF room_id, uid ON reservation
WHEN NEW.room_id IS NOT OLD.room_id OR NEW.uid IS NOT OLD.uid
BEGIN
    SELECT RAISE(ABORT, 'a reservation stays in its room, under its uid');
END;

CREATE TRIGGER occurrence_is_whole BEFORE INSERT ON occurrence
BEGIN
    SELECT RAISE(ABORT, 'the times of an occurrence are integers: UTC seconds')
    WHERE typeof(NEW.recurrence_id) <> 'integer' OR typeof(NEW.start_at) <> 'integer' OR typeof(NEW.end_at) <> 'integer'
       OR typeof(NEW.blocked_from_at) <> 'integer' OR typeof(NEW.blocked_to_at) <> 'integer';
    SELECT RAISE(ABORT, 'an occurrence is in the room of its reservation')
    WHERE NEW.room_id IS NOT (SELECT room_id FROM reservation WHERE reservation_id = NEW.reservation_id);
END;

-- An empty zone is that of the room; in a change, a rule without one stays in that of the series.
DROP TRIGGER reservation_request_reserves;
CREATE TRIGGER reservation_request_reserves AFTER UPDATE OF room_id ON reservation_request
WHEN OLD.room_id IS NULL AND NEW.action = 'reserve'
BEGIN
    -- No organizer: no mail changes it.
    INSERT INTO reservation (room_id, uid, organizer, profile_id, found_by_address, booked_by, summary, note, is_private,
                             origin)
    VALUES (NEW.room_id, NEW.uid, '',
            (SELECT min(profile_id) FROM profile_address JOIN profile USING (profile_id)
             WHERE address_key = lower(NEW.requester) AND retired = 0),
            0, NEW.requested_by, coalesce(NEW.summary, ''), coalesce(NEW.note, ''), coalesce(NEW.is_private, 0), 'program');
    UPDATE reservation_request
    SET reservation_id = (SELECT reservation_id FROM reservation WHERE room_id = NEW.room_id AND uid = NEW.uid)
    WHERE request_id = NEW.request_id;
    INSERT INTO occurrence (reservation_id, recurrence_id, room_id, start_at, end_at, blocked_from_at, blocked_to_at,
                            exclusive)
    SELECT reservation_id, recurrence_id, room_id, start_at, end_at, start_at - setup_seconds, end_at + cleanup_seconds, 1
    FROM requested_date JOIN room_blocking USING (room_id) WHERE request_id = NEW.request_id;
    INSERT INTO reservation_series (reservation_id, rule, zone, start_at, end_at)
    SELECT reservation_id, rule, coalesce(nullif(request.zone, ''), room.zone), start_at, end_at
    FROM reservation_request AS request JOIN room USING (room_id)
    WHERE request_id = NEW.request_id AND rule <> '';
    INSERT INTO decision (room_id, uid, sequence, dtstamp_at, decided_at, outcome, words)
    VALUES (NEW.room_id, NEW.uid, 0, 0, NEW.requested_at, 'reserved',
            'Reserved by ' || CASE NEW.requested_by WHEN '' THEN 'another program' ELSE NEW.requested_by END || '.');
    INSERT INTO mirror VALUES (NEW.room_id, NEW.uid);
END;

DROP TRIGGER reservation_request_changes;
CREATE TRIGGER reservation_request_changes AFTER UPDATE OF room_id ON reservation_request
WHEN OLD.room_id IS NULL AND NEW.action = 'change'
BEGIN
    UPDATE reservation
    SET summary = coalesce(NEW.summary, summary), note = coalesce(NEW.note, note),
        is_private = coalesce(NEW.is_private, is_private),
        profile_id = CASE WHEN NEW.requester IS NULL THEN profile_id
                          ELSE (SELECT min(profile_id) FROM profile_address JOIN profile USING (profile_id)
                                WHERE address_key = lower(NEW.requester) AND retired = 0) END
    WHERE reservation_id = NEW.reservation_id;
    DELETE FROM occurrence
    WHERE reservation_id = NEW.reservation_id AND coalesce(NEW.dates, NEW.start_at) IS NOT NULL
      AND (NEW.recurrence_id IS NULL OR recurrence_id = NEW.recurrence_id);
    INSERT INTO occurrence (reservation_id, recurrence_id, room_id, start_at, end_at, blocked_from_at, blocked_to_at,
                            exclusive)
    SELECT reservation_id, recurrence_id, room_id, start_at, end_at, start_at - setup_seconds, end_at + cleanup_seconds, 1
    FROM requested_date JOIN room_blocking USING (room_id) WHERE request_id = NEW.request_id;
    DELETE FROM reservation_series
    WHERE reservation_id = NEW.reservation_id AND coalesce(NEW.dates, NEW.rule) IS NOT NULL AND coalesce(NEW.rule, '') = '';
    INSERT INTO reservation_series (reservation_id, rule, zone, start_at, end_at)
    SELECT request.reservation_id, request.rule,
           coalesce(nullif(request.zone, ''), iif(request.zone IS NULL, before.zone, NULL), room.zone),
           request.start_at, request.end_at
    FROM reservation_request AS request JOIN room USING (room_id)
         LEFT JOIN reservation_series AS before ON before.reservation_id = request.reservation_id
    WHERE request.request_id = NEW.request_id AND request.rule <> ''
    ON CONFLICT (reservation_id) DO UPDATE
    SET rule = excluded.rule, zone = excluded.zone, start_at = excluded.start_at, end_at = excluded.end_at,
        decided_until_at = NULL;
    INSERT INTO decision (room_id, uid, recurrence_id, sequence, dtstamp_at, decided_at, outcome, words)
    VALUES (NEW.room_id, NEW.uid, NEW.recurrence_id, 0, 0, NEW.requested_at, 'changed',
            'Changed by ' || CASE NEW.requested_by WHEN '' THEN 'another program' ELSE NEW.requested_by END || '.');
    INSERT INTO mirror VALUES (NEW.room_id, NEW.uid);
END;
