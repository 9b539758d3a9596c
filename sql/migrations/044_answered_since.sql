-- Answers that were given up, and those that tell the organizer what was decided after them: such a one needs nobody any more.

CREATE VIEW answered_since AS
SELECT given_up.answer_id, newer.answer_id AS newer_id
FROM answer AS newer
     JOIN answer_step AS first ON first.answer_id = newer.answer_id AND first.position = 0
     JOIN answer AS given_up ON given_up.room_id = newer.room_id AND given_up.uid = newer.uid
                            AND given_up.answer_id < newer.answer_id
WHERE given_up.state IN ('parked', 'not_found') AND newer.state = 'sent'
  AND first.recurrence_id IS newer.recurrence_id
  AND (given_up.item_id IS NULL) = (newer.item_id IS NULL)
  AND (given_up.recurrence_id IS newer.recurrence_id
       OR newer.recurrence_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM answer_of_newer_date AS date WHERE date.answer_id = given_up.answer_id));
