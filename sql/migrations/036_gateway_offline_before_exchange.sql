-- Without a gateway the stored code is 521 also where Exchange could not be reached; that is told again when one begins.

DROP TRIGGER gateway_stops;
CREATE TRIGGER gateway_stops AFTER DELETE ON gateway_seen WHEN NOT EXISTS (SELECT 1 FROM running_gateway)
BEGIN
    UPDATE reservation_request
    SET result_code = 521,
        result = (SELECT words FROM request_without_gateway AS open WHERE open.request_id = reservation_request.request_id)
    WHERE request_id IN (SELECT request_id FROM request_without_gateway WHERE result_code IS NULL OR result_code = 522);
END;

DROP TRIGGER reservation_request_finds_no_gateway;
CREATE TRIGGER reservation_request_finds_no_gateway AFTER INSERT ON reservation_request
WHEN NOT EXISTS (SELECT 1 FROM running_gateway)
BEGIN
    UPDATE reservation_request
    SET result_code = 521,
        result = (SELECT words FROM request_without_gateway AS open WHERE open.request_id = reservation_request.request_id)
    WHERE request_id IN (SELECT request_id FROM request_without_gateway WHERE result_code IS NULL OR result_code = 522);
END;

CREATE VIEW request_with_gateway AS
SELECT request_id, iif(words IS NULL, NULL, 522) AS result_code, words
FROM reservation_request LEFT JOIN
     (SELECT answer_id, words FROM answer WHERE state = 'waiting' AND code <> '') USING (answer_id);

DROP TRIGGER gateway_begins;
CREATE TRIGGER gateway_begins AFTER INSERT ON gateway_seen
BEGIN
    UPDATE reservation_request
    SET (result_code, result) = (SELECT result_code, words FROM request_with_gateway AS open
                                 WHERE open.request_id = reservation_request.request_id)
    WHERE result_code = 521;
END;

DROP TRIGGER gateway_goes_on;
CREATE TRIGGER gateway_goes_on AFTER UPDATE OF seen_at ON gateway_seen WHEN EXISTS (SELECT 1 FROM running_gateway)
BEGIN
    UPDATE reservation_request
    SET (result_code, result) = (SELECT result_code, words FROM request_with_gateway AS open
                                 WHERE open.request_id = reservation_request.request_id)
    WHERE result_code = 521;
END;
