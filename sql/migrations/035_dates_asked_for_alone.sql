-- Dates that were asked for on their own since the meeting of an answer was decided before, and may stand beside it in the
-- room's Exchange calendar: two statements looked for them, each in its own way (queue_answer.cpp, late_decline_is_queued).

CREATE VIEW date_asked_for_alone AS
SELECT DISTINCT answer_id, decision.recurrence_id
FROM answer CROSS JOIN decision ON decision.uid = answer.uid AND decision.room_id = answer.room_id
WHERE decision.recurrence_id IS NOT NULL AND outcome IN ('accepted', 'tentative')
  AND decision_id > (SELECT coalesce(max(decision_id), 0) FROM decision AS whole
                     WHERE whole.uid = answer.uid AND whole.room_id = answer.room_id AND whole.recurrence_id IS NULL
                       AND whole.outcome IN ('accepted', 'accepted_in_part', 'tentative', 'declined', 'cancelled')
                       AND whole.item_id <> answer.item_id);

DROP TRIGGER late_decline_is_queued;
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
    INSERT INTO answer_step (answer_id, position, kind, recurrence_id, text, silent, state)
    SELECT answer_id, 1 + row_number() OVER (ORDER BY recurrence_id), 'remove', recurrence_id, '', 0, 'waiting'
    FROM (SELECT answer_id, recurrence_id FROM date_asked_for_alone
          WHERE answer_id = (SELECT max(answer_id) FROM answer WHERE room_id = NEW.room_id AND uid = NEW.uid)
          ORDER BY recurrence_id LIMIT 100);
    -- Not to be extended as the booking window moves.
    UPDATE component SET state = 'declined', decided_until_at = NULL
    WHERE room_id = NEW.room_id AND uid = NEW.uid AND state = 'booked';
END;
