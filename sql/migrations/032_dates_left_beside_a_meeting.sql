-- A late decline of a whole meeting takes along what dates left in the room's Exchange calendar that were asked for on their
-- own: those that were booked so since the meeting was decided before. (queue_answer.cpp does it with other answers.)

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
    SELECT (SELECT max(answer_id) FROM answer WHERE room_id = NEW.room_id AND uid = NEW.uid),
           1 + row_number() OVER (ORDER BY recurrence_id), 'remove', recurrence_id, '', 0, 'waiting'
    FROM (SELECT DISTINCT recurrence_id FROM decision
          WHERE uid = NEW.uid AND room_id = NEW.room_id AND recurrence_id IS NOT NULL AND outcome IN ('accepted', 'tentative')
            AND decision_id > (SELECT coalesce(max(decision_id), 0) FROM decision
                               WHERE uid = NEW.uid AND room_id = NEW.room_id AND recurrence_id IS NULL
                                 AND outcome IN ('accepted', 'accepted_in_part', 'tentative', 'declined', 'cancelled')
                                 AND item_id <> (SELECT item_id FROM answer WHERE room_id = NEW.room_id AND uid = NEW.uid
                                                 ORDER BY answer_id DESC LIMIT 1))
          ORDER BY recurrence_id LIMIT 100);
    -- Not to be extended as the booking window moves.
    UPDATE component SET state = 'declined', decided_until_at = NULL
    WHERE room_id = NEW.room_id AND uid = NEW.uid AND state = 'booked';
END;
