-- Series that go on beyond the booking window (enforce_scheduling_horizon = false) are extended as it moves.

-- Of a series: its dates that begin before this are decided, and there are more; NULL: all are decided.
ALTER TABLE component ADD COLUMN decided_until_at INTEGER;
CREATE INDEX component_goes_on ON component (room_id, decided_until_at) WHERE decided_until_at IS NOT NULL;
