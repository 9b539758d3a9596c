-- A late decline went through all answers there are, as an index cannot pass DISTINCT; and a request to change a reservation
-- through all rooms. A date may stand in the view several times: whoever reads it says DISTINCT.

DROP VIEW date_asked_for_alone;
CREATE VIEW date_asked_for_alone AS
SELECT answer_id, decision.recurrence_id
FROM answer CROSS JOIN decision ON decision.uid = answer.uid AND decision.room_id = answer.room_id
WHERE decision.recurrence_id IS NOT NULL AND outcome IN ('accepted', 'tentative')
  AND decision_id > (SELECT coalesce(max(decision_id), 0) FROM decision AS whole
                     WHERE whole.uid = answer.uid AND whole.room_id = answer.room_id AND whole.recurrence_id IS NULL
                       AND whole.outcome IN ('accepted', 'accepted_in_part', 'tentative', 'declined', 'cancelled')
                       AND whole.item_id <> answer.item_id);

PRAGMA writable_schema = ON;

UPDATE sqlite_master
SET sql = replace(sql, 'SELECT answer_id, recurrence_id FROM date_asked_for_alone',
                  'SELECT DISTINCT answer_id, recurrence_id FROM date_asked_for_alone')
WHERE type = 'trigger' AND name = 'late_decline_is_queued';

UPDATE sqlite_master
SET sql = replace(sql, 'FROM room_by_name JOIN reservation USING (room_id) JOIN occurrence USING (reservation_id)
           WHERE called = (SELECT called FROM room_by_name WHERE called = NEW.room COLLATE NOCASE LIMIT 1)
             AND uid = NEW.uid)',
                  'FROM reservation JOIN occurrence USING (reservation_id)
           WHERE reservation.room_id = (SELECT room_id FROM room_by_name WHERE called = NEW.room COLLATE NOCASE LIMIT 1)
             AND uid = NEW.uid)')
WHERE type = 'trigger' AND name = 'reservation_request_fits_what_is_there';

PRAGMA writable_schema = RESET;
