-- Meetings are found by who asked for them and by when they were to take place, among all that was ever decided.

ALTER TABLE decision ADD COLUMN organizer_key TEXT NOT NULL DEFAULT '';  -- address in lower case; empty: not known
-- No date that was asked for lies outside; NULL: none was read. Wider than the dates by a day and more.
ALTER TABLE decision ADD COLUMN asked_from_at INTEGER;
ALTER TABLE decision ADD COLUMN asked_until_at INTEGER;

-- Of what was decided before this the dates are not known: it may have been asked for any.
UPDATE decision
SET organizer_key = lower(coalesce((SELECT organizer FROM component
                                    WHERE component.room_id = decision.room_id AND component.uid = decision.uid
                                    ORDER BY recurrence_id LIMIT 1), '')),
    asked_from_at = iif(item_id IS NULL, NULL, -9223372036854775807),
    asked_until_at = iif(item_id IS NULL, NULL, 9223372036854775807);

CREATE INDEX decision_by_organizer ON decision (organizer_key, uid) WHERE organizer_key <> '';
CREATE INDEX decision_by_time ON decision (room_id, asked_until_at, asked_from_at) WHERE asked_until_at IS NOT NULL;
