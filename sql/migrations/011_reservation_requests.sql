-- How other programs reserve, change and cancel: they insert into reservation_request. What the database refuses, it
-- refuses at once, with the INSERT; else the reservation stands when that is committed, and the gateway shows it in the
-- room's Exchange calendar. README.md, "From other programs", tells it to them. (Nothing here needs a newer SQLite than
-- 3.32, as these triggers run in the other programs.)

ALTER TABLE reservation ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- Of a reservation made here that recurs: the rule. Its dates stand in `occurrence` and may differ from it.
CREATE TABLE reservation_series (
    reservation_id  INTEGER PRIMARY KEY REFERENCES reservation,
    rule            TEXT NOT NULL,                 -- RRULE (RFC 5545 3.3.10)
    zone            TEXT NOT NULL,                 -- Olson name: whose wall clock the rule follows
    start_at        INTEGER NOT NULL,              -- the first date by the rule
    end_at          INTEGER NOT NULL
);

-- [booking] of the settings file, as far as the triggers need it: kept by the gateway.
CREATE TABLE booking_default (
    name            TEXT PRIMARY KEY,
    value           TEXT NOT NULL
) WITHOUT ROWID;

CREATE VIEW room_blocking AS
SELECT room_id,
       60 * CAST(coalesce((SELECT value FROM room_setting WHERE room_setting.room_id = room.room_id
                                                            AND name = 'setup_minutes'),
                          (SELECT value FROM booking_default WHERE name = 'setup_minutes'), 0) AS INTEGER) AS setup_seconds,
       60 * CAST(coalesce((SELECT value FROM room_setting WHERE room_setting.room_id = room.room_id
                                                            AND name = 'cleanup_minutes'),
                          (SELECT value FROM booking_default WHERE name = 'cleanup_minutes'), 0) AS INTEGER) AS cleanup_seconds
FROM room;

-- When a gateway last ran: one row.
CREATE TABLE gateway_seen (
    gateway_id      INTEGER PRIMARY KEY CHECK (gateway_id = 1),
    seen_at         INTEGER NOT NULL
);

-- One thing that another program asks for. In a change NULL leaves a field as it is, and '' clears it.
CREATE TABLE reservation_request (
    request_id      INTEGER PRIMARY KEY AUTOINCREMENT,
    action          TEXT NOT NULL CHECK (action IN ('reserve', 'change', 'cancel')),
    room            TEXT NOT NULL,                 -- name or mailbox address
    uid             TEXT CHECK (uid <> ''),        -- reserve: NULL has one made
    recurrence_id   INTEGER,                       -- change, cancel: of this date only
    start_at        INTEGER,                       -- UTC seconds
    end_at          INTEGER,
    dates           TEXT,                          -- several: JSON, [[start_at, end_at], ...], a third: recurrence_id
    rule            TEXT,                          -- of a series: RRULE; its dates are given all the same
    zone            TEXT,                          -- of the rule: Olson name; NULL: the room's
    requester       TEXT,                          -- address of a user
    summary         TEXT,
    note            TEXT,                          -- cancel: why, in words
    is_private      INTEGER CHECK (is_private IN (0, 1)),
    requested_by    TEXT NOT NULL DEFAULT '',      -- the program, or who sits before it
    requested_at    INTEGER NOT NULL DEFAULT (CAST(strftime('%s', 'now') AS INTEGER)),
    -- What became of it:
    room_id         INTEGER REFERENCES room,
    reservation_id  INTEGER,
    answer_id       INTEGER REFERENCES answer,     -- what shows it in Exchange
    result_code     INTEGER CHECK (result_code IN (0, 1, 521, 522)), -- NULL: on its way
    result          TEXT
);
CREATE INDEX reservation_request_by_answer ON reservation_request (answer_id);
CREATE INDEX reservation_request_by_uid ON reservation_request (uid, room_id);

CREATE VIEW room_by_name AS
SELECT room_id, name AS called, zone FROM room WHERE retired = 0
UNION SELECT room_id, mailbox, zone FROM room WHERE retired = 0;

CREATE TRIGGER reservation_request_names_a_room BEFORE INSERT ON reservation_request
BEGIN
    SELECT RAISE(ABORT, 'there is no room of this name or mailbox address')
    WHERE NOT EXISTS (SELECT 1 FROM room_by_name WHERE lower(called) = lower(NEW.room));
    SELECT RAISE(ABORT, 'several rooms have this name: give the mailbox address')
    WHERE (SELECT count(DISTINCT room_id) FROM room_by_name WHERE lower(called) = lower(NEW.room)) > 1;
    SELECT RAISE(ABORT, 'room_id, reservation_id, answer_id, result_code and result are not given, but filled in')
    WHERE coalesce(NEW.room_id, NEW.reservation_id, NEW.answer_id, NEW.result_code, NEW.result) IS NOT NULL;
    SELECT RAISE(ABORT, 'requester is not the address of a user')
    WHERE NEW.requester <> '' AND NOT EXISTS
        (SELECT 1 FROM profile_address JOIN profile USING (profile_id)
         WHERE address_key = lower(NEW.requester) AND retired = 0);
END;

CREATE TRIGGER reservation_request_has_times BEFORE INSERT ON reservation_request
BEGIN
    SELECT RAISE(ABORT, 'a reservation needs start_at and end_at, or dates')
    WHERE NEW.action = 'reserve' AND NEW.dates IS NULL AND (NEW.start_at IS NULL OR NEW.end_at IS NULL);
    SELECT RAISE(ABORT, 'start_at and end_at are integers: UTC seconds')
    WHERE typeof(NEW.start_at) NOT IN ('integer', 'null') OR typeof(NEW.end_at) NOT IN ('integer', 'null');
    SELECT RAISE(ABORT, 'end_at must be after start_at') WHERE NEW.end_at <= NEW.start_at;
    SELECT RAISE(ABORT, 'a series needs its dates too: [[start_at, end_at], ...]')
    WHERE NEW.rule <> '' AND NEW.dates IS NULL;
    SELECT RAISE(ABORT, 'a rule goes with start_at and end_at of its first date')
    WHERE NEW.rule <> '' AND (NEW.start_at IS NULL OR NEW.end_at IS NULL);
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
    SELECT RAISE(ABORT, 'it was made by mail: cancel all of it, or have its organizer cancel that date')
    WHERE NEW.action = 'cancel' AND NEW.recurrence_id IS NOT NULL AND EXISTS
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

-- Fills in what was left out; what is done then, is done by the trigger of its action.
CREATE TRIGGER reservation_request_comes AFTER INSERT ON reservation_request
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

CREATE VIEW requested_date AS
SELECT request_id, reservation_id, room_id, coalesce(recurrence_id, start_at) AS recurrence_id, start_at, end_at
FROM reservation_request WHERE dates IS NULL AND start_at IS NOT NULL
UNION ALL
SELECT request_id, reservation_id, room_id,
       coalesce(json_extract(date.value, '$[2]'), json_extract(date.value, '$[0]')),
       json_extract(date.value, '$[0]'), json_extract(date.value, '$[1]')
FROM reservation_request, json_each(reservation_request.dates) AS date WHERE dates IS NOT NULL;

-- INSERT INTO mirror has a reservation shown in the room's Exchange calendar as it stands when that is done, or nothing
-- where it stands no more.
CREATE VIEW mirror AS SELECT room_id, uid FROM answer WHERE item_id IS NULL;
CREATE TRIGGER mirror_is_queued INSTEAD OF INSERT ON mirror
BEGIN
    UPDATE answer SET state = 'replaced', finished_at = CAST(strftime('%s', 'now') AS INTEGER)
    WHERE room_id = NEW.room_id AND uid = NEW.uid AND state IN ('waiting', 'sending') AND item_id IS NULL;
    INSERT INTO answer (item_id, room_id, uid, sequence, dtstamp_at, mail_message_id, organizer, state, due_at)
    VALUES (NULL, NEW.room_id, NEW.uid, 0, 0, '', '', 'waiting', CAST(strftime('%s', 'now') AS INTEGER));
    INSERT INTO answer_step (answer_id, position, kind, text, silent, state)
    SELECT max(answer_id), 0, 'mirror', '', 0, 'waiting' FROM answer
    WHERE room_id = NEW.room_id AND uid = NEW.uid AND item_id IS NULL;
END;

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
    SELECT reservation_id, rule, coalesce(request.zone, room.zone), start_at, end_at
    FROM reservation_request AS request JOIN room USING (room_id)
    WHERE request_id = NEW.request_id AND rule <> '';
    INSERT INTO decision (room_id, uid, sequence, dtstamp_at, decided_at, outcome, words)
    VALUES (NEW.room_id, NEW.uid, 0, 0, NEW.requested_at, 'reserved',
            'Reserved by ' || CASE NEW.requested_by WHEN '' THEN 'another program' ELSE NEW.requested_by END || '.');
    INSERT INTO mirror VALUES (NEW.room_id, NEW.uid);
END;

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
    WHERE reservation_id = NEW.reservation_id AND coalesce(NEW.dates, NEW.rule) IS NOT NULL;
    INSERT INTO reservation_series (reservation_id, rule, zone, start_at, end_at)
    SELECT reservation_id, rule, coalesce(request.zone, room.zone), start_at, end_at
    FROM reservation_request AS request JOIN room USING (room_id)
    WHERE request_id = NEW.request_id AND rule <> '';
    INSERT INTO decision (room_id, uid, recurrence_id, sequence, dtstamp_at, decided_at, outcome, words)
    VALUES (NEW.room_id, NEW.uid, NEW.recurrence_id, 0, 0, NEW.requested_at, 'changed',
            'Changed by ' || CASE NEW.requested_by WHEN '' THEN 'another program' ELSE NEW.requested_by END || '.');
    INSERT INTO mirror VALUES (NEW.room_id, NEW.uid);
END;

-- INSERT INTO late_decline tells the organizer of a meeting that came by mail, and was answered, that it is booked no more.
CREATE VIEW late_decline AS SELECT room_id, uid, text FROM answer JOIN answer_step USING (answer_id) WHERE kind = 'decline';
CREATE TRIGGER late_decline_is_queued INSTEAD OF INSERT ON late_decline
BEGIN
    UPDATE answer SET state = 'replaced', finished_at = CAST(strftime('%s', 'now') AS INTEGER)
    WHERE room_id = NEW.room_id AND uid = NEW.uid AND state IN ('waiting', 'sending');
    INSERT INTO answer (item_id, room_id, uid, sequence, dtstamp_at, mail_message_id, organizer, state, due_at)
    SELECT item_id, room_id, uid, sequence, dtstamp_at, mail_message_id, organizer, 'waiting',
           CAST(strftime('%s', 'now') AS INTEGER)
    FROM answer WHERE room_id = NEW.room_id AND uid = NEW.uid AND item_id IS NOT NULL AND recurrence_id IS NULL
    ORDER BY answer_id DESC LIMIT 1;
    INSERT INTO answer_step (answer_id, position, kind, text, silent, state)
    SELECT max(answer_id), 0, 'decline', NEW.text, 0, 'waiting' FROM answer WHERE room_id = NEW.room_id AND uid = NEW.uid;
    INSERT INTO answer_step (answer_id, position, kind, text, silent, state)
    SELECT max(answer_id), 1, 'mirror', '', 0, 'waiting' FROM answer WHERE room_id = NEW.room_id AND uid = NEW.uid;
    -- Not to be extended as the booking window moves.
    UPDATE component SET state = 'declined', decided_until_at = NULL
    WHERE room_id = NEW.room_id AND uid = NEW.uid AND state = 'booked';
END;

CREATE TRIGGER reservation_request_cancels AFTER UPDATE OF room_id ON reservation_request
WHEN OLD.room_id IS NULL AND NEW.action = 'cancel'
BEGIN
    INSERT INTO late_decline (room_id, uid, text)
    SELECT room_id, uid, 'Your booking of ' || room.name || ' was cancelled' ||
           CASE coalesce(NEW.note, '') WHEN '' THEN '.' ELSE ': ' || NEW.note END
    FROM reservation JOIN room USING (room_id) WHERE reservation_id = NEW.reservation_id AND origin = 'mail';
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

-- What is booked under allow_conflicts lies outside the constraint, but in the way.
CREATE TRIGGER reservation_request_finds_the_room_free AFTER UPDATE OF answer_id ON reservation_request
WHEN OLD.answer_id IS NULL AND NEW.action <> 'cancel'
BEGIN
    SELECT RAISE(ABORT, 'room is already booked at that time')
    WHERE EXISTS (SELECT 1 FROM occurrence AS mine JOIN occurrence AS other
                    ON other.room_id = mine.room_id AND other.exclusive = 0
                   AND other.blocked_to_at > mine.blocked_from_at AND other.blocked_from_at < mine.blocked_to_at
                   AND other.blocked_to_at > other.blocked_from_at AND other.reservation_id <> mine.reservation_id
                  WHERE mine.reservation_id = NEW.reservation_id);
END;

-- What is to be shown for a reservation tells how all open requests for it end.
CREATE TRIGGER reservation_request_is_under_way AFTER INSERT ON answer_step
WHEN NEW.kind = 'mirror'
BEGIN
    UPDATE reservation_request
    SET answer_id = NEW.answer_id,
        result_code = CASE WHEN EXISTS (SELECT 1 FROM gateway_seen
                                        WHERE seen_at > CAST(strftime('%s', 'now') AS INTEGER) - 30) THEN NULL ELSE 521 END,
        result = CASE WHEN EXISTS (SELECT 1 FROM gateway_seen
                                   WHERE seen_at > CAST(strftime('%s', 'now') AS INTEGER) - 30) THEN NULL
                      ELSE 'It stands in the database. No gateway runs: Exchange shows it when one does.' END
    WHERE (room_id, uid) = (SELECT room_id, uid FROM answer WHERE answer_id = NEW.answer_id)
      AND coalesce(result_code, 521) IN (521, 522);
END;

CREATE TRIGGER reservation_request_ends AFTER UPDATE OF state, code, words ON answer
BEGIN
    UPDATE reservation_request
    SET result_code = CASE WHEN NEW.state = 'sent' THEN 0
                           WHEN NEW.state IN ('parked', 'not_found') THEN 1
                           WHEN NEW.state = 'waiting' AND NEW.code <> '' THEN 522
                           WHEN NEW.state = 'waiting' AND result_code = 1 THEN NULL
                           ELSE result_code END,
        result = CASE WHEN NEW.state = 'sent' THEN ''
                      WHEN NEW.state IN ('parked', 'not_found') OR NEW.code <> '' THEN NEW.words
                      ELSE result END
    WHERE answer_id = NEW.answer_id;
END;
