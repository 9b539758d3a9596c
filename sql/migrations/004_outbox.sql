-- Answers on their way to Exchange.

CREATE TABLE answer (
    answer_id       INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id         INTEGER NOT NULL REFERENCES item,
    room_id         INTEGER NOT NULL REFERENCES room,
    uid             TEXT NOT NULL,
    recurrence_id   INTEGER,
    sequence        INTEGER NOT NULL,
    dtstamp_at      INTEGER NOT NULL,
    mail_message_id TEXT NOT NULL,
    organizer       TEXT NOT NULL,
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'parked', 'not_found', 'replaced')),
    due_at          INTEGER NOT NULL,
    tries           INTEGER NOT NULL DEFAULT 0,
    missing_seconds INTEGER NOT NULL DEFAULT 0,    -- nothing found, counted only while the server answered
    code            TEXT NOT NULL DEFAULT '',      -- of the last trouble
    words           TEXT NOT NULL DEFAULT '',
    finished_at     INTEGER
);
CREATE INDEX answer_due ON answer (room_id, due_at, answer_id) WHERE state = 'waiting';
CREATE INDEX answer_unsent ON answer (room_id, uid, answer_id) WHERE state IN ('waiting', 'sending');
CREATE INDEX answer_by_uid ON answer (room_id, uid);
CREATE INDEX answer_by_item ON answer (item_id);

CREATE TABLE answer_step (
    answer_id       INTEGER NOT NULL REFERENCES answer,
    position        INTEGER NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('accept', 'tentative', 'decline', 'remove')),
    recurrence_id   INTEGER,                       -- one occurrence
    text            TEXT NOT NULL,                 -- what the organizer reads
    silent          INTEGER NOT NULL CHECK (silent IN (0, 1)),
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'parked', 'not_found', 'replaced')),
    PRIMARY KEY (answer_id, position)
) WITHOUT ROWID;

CREATE TABLE attempt (                             -- committed before each call
    attempt_id      INTEGER PRIMARY KEY AUTOINCREMENT,
    answer_id       INTEGER NOT NULL REFERENCES answer,
    position        INTEGER NOT NULL,
    started_at      INTEGER NOT NULL,
    ended_at        INTEGER,                       -- NULL: the outcome is not known
    outcome         TEXT NOT NULL DEFAULT ''
);
CREATE INDEX attempt_open ON attempt (attempt_id, answer_id) WHERE ended_at IS NULL;
CREATE INDEX attempt_by_answer ON attempt (answer_id);
