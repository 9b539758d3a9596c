-- Requests of other programs whose result is open: looked for while a server is paused, and shown with what is true at
-- the moment, also when no gateway is left that could write it.

CREATE INDEX reservation_request_on_its_way ON reservation_request (answer_id) WHERE result_code IS NULL OR result_code = 521;

CREATE VIEW reservation_request_result AS
SELECT request_id, action, room, uid,
       CASE WHEN coalesce(result_code, 521) <> 521 THEN result_code WHEN runs THEN NULL ELSE 521 END AS result_code,
       CASE WHEN coalesce(result_code, 521) <> 521 THEN result WHEN runs THEN NULL
            WHEN result_code = 521 THEN result
            ELSE 'It stands in the database. No gateway runs any more: Exchange shows it when one does.' END AS result
FROM reservation_request
     JOIN (SELECT EXISTS (SELECT 1 FROM gateway_seen WHERE seen_at > CAST(strftime('%s', 'now') AS INTEGER) - 30) AS runs) AS gateway;
