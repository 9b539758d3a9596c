-- A newer date that waits for the room's delegates keeps its answer, too, and its approval with it. Not one with all that follow
-- it: their dates are asked for with the series that brings them.

DROP VIEW answer_of_newer_date;
CREATE VIEW answer_of_newer_date AS
SELECT answer.answer_id
FROM answer
     JOIN answer_step AS first ON first.answer_id = answer.answer_id AND first.position = 0
     JOIN component AS date ON date.room_id = answer.room_id AND date.uid = answer.uid
                           AND date.recurrence_id = answer.recurrence_id
                           AND date.sequence = answer.sequence AND date.dtstamp_at = answer.dtstamp_at
     JOIN component AS whole ON whole.room_id = answer.room_id AND whole.uid = answer.uid AND whole.recurrence_id IS NULL
WHERE date.dtstamp_at > whole.dtstamp_at
  AND ((first.kind, date.state) IN (VALUES ('accept', 'booked'), ('decline', 'declined'), ('remove', 'cancelled'))
       OR (first.kind = 'tentative' AND date.state = 'booked' AND date.this_and_future = 0));
