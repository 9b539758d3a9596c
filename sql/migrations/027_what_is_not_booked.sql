-- 521 is taken back, too, when a gateway goes on that was not seen for a while, and is true of what waits for Exchange when
-- none runs. What a series that goes on leaves out has a column of its own: `result` tells what Exchange says.

ALTER TABLE reservation_request ADD COLUMN not_booked TEXT; -- dates of the series, and why: a line each time, the newest first

DROP TRIGGER reservation_request_names_a_room;
CREATE TRIGGER reservation_request_names_a_room BEFORE INSERT ON reservation_request
BEGIN
    SELECT RAISE(ABORT, 'there is no room of this name or mailbox address')
    WHERE NOT EXISTS (SELECT 1 FROM room_by_name WHERE lower(called) = lower(NEW.room));
    SELECT RAISE(ABORT, 'several rooms have this name: give the mailbox address')
    WHERE (SELECT count(DISTINCT room_id) FROM room_by_name WHERE lower(called) = lower(NEW.room)) > 1;
    SELECT RAISE(ABORT, 'room_id, reservation_id, answer_id, result_code, result and not_booked are not given, but filled in')
    WHERE coalesce(NEW.room_id, NEW.reservation_id, NEW.answer_id, NEW.result_code, NEW.result, NEW.not_booked) IS NOT NULL;
    SELECT RAISE(ABORT, 'requester is not the address of a user')
    WHERE NEW.requester <> '' AND NOT EXISTS
        (SELECT 1 FROM profile_address JOIN profile USING (profile_id)
         WHERE address_key = lower(NEW.requester) AND retired = 0);
END;

CREATE TRIGGER gateway_goes_on AFTER UPDATE OF seen_at ON gateway_seen WHEN EXISTS (SELECT 1 FROM running_gateway)
BEGIN
    UPDATE reservation_request SET result_code = NULL, result = NULL WHERE result_code = 521;
END;

DROP VIEW reservation_request_result;
DROP VIEW request_without_gateway;
-- What waits for its dates has nothing to be shown.
CREATE VIEW request_without_gateway AS
SELECT request_id, result_code,
       iif(answer_id IS NULL, 'Nothing is booked yet. No gateway runs: the dates of the rule are worked out when one does.',
           'It stands in the database. No gateway runs any more: Exchange shows it when one does.') AS words
FROM reservation_request
WHERE answer_id IS NOT NULL OR (room_id IS NULL AND rule <> '' AND dates IS NULL);

DROP TRIGGER gateway_stops;
CREATE TRIGGER gateway_stops AFTER DELETE ON gateway_seen WHEN NOT EXISTS (SELECT 1 FROM running_gateway)
BEGIN
    UPDATE reservation_request
    SET result_code = 521,
        result = (SELECT words FROM request_without_gateway AS open WHERE open.request_id = reservation_request.request_id)
    WHERE request_id IN (SELECT request_id FROM request_without_gateway WHERE result_code IS NULL);
END;

DROP TRIGGER reservation_request_finds_no_gateway;
CREATE TRIGGER reservation_request_finds_no_gateway AFTER INSERT ON reservation_request
WHEN NOT EXISTS (SELECT 1 FROM running_gateway)
BEGIN
    UPDATE reservation_request
    SET result_code = 521,
        result = (SELECT words FROM request_without_gateway AS open WHERE open.request_id = reservation_request.request_id)
    WHERE request_id IN (SELECT request_id FROM request_without_gateway WHERE result_code IS NULL);
END;

CREATE VIEW reservation_request_result AS
SELECT request_id, action, room, uid,
       CASE WHEN result_code IN (0, 1) THEN result_code WHEN NOT runs THEN 521 WHEN result_code = 522 THEN 522 END AS result_code,
       CASE WHEN result_code IN (0, 1) THEN result WHEN runs AND result_code = 522 THEN result WHEN runs THEN NULL
            WHEN result_code = 521 THEN result
            ELSE (SELECT words FROM request_without_gateway AS open
                  WHERE open.request_id = reservation_request.request_id) END AS result,
       not_booked
FROM reservation_request JOIN (SELECT EXISTS (SELECT 1 FROM running_gateway) AS runs) AS gateway;
