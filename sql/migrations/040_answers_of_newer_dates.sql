-- Answers to requests for one date that are newer than the whole meeting and tell what is still decided about it (ruling 6):
-- no answer to the whole takes their place.

CREATE VIEW answer_of_newer_date AS
SELECT answer.answer_id
FROM answer
     JOIN answer_step AS first ON first.answer_id = answer.answer_id AND first.position = 0
     JOIN component AS date ON date.room_id = answer.room_id AND date.uid = answer.uid
                           AND date.recurrence_id = answer.recurrence_id
                           AND date.sequence = answer.sequence AND date.dtstamp_at = answer.dtstamp_at
     JOIN component AS whole ON whole.room_id = answer.room_id AND whole.uid = answer.uid AND whole.recurrence_id IS NULL
WHERE date.dtstamp_at > whole.dtstamp_at
  AND (first.kind, date.state) IN (VALUES ('accept', 'booked'), ('decline', 'declined'), ('remove', 'cancelled'));
