-- What stands in the outbox need not answer a message: step `mirror` makes the item of a reservation in the room's
-- Exchange calendar what this database says when it is sent. An answer then has no item. (SQLite changes no
-- constraint of a table: these are made anew, with all that refers to them.)

CREATE TABLE new_answer (
    answer_id       INTEGER PRIMARY KEY AUTOINCREMENT,
    item_id         INTEGER REFERENCES item,       -- NULL: no message brought it about
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
INSERT INTO new_answer SELECT answer_id, item_id, room_id, uid, recurrence_id, sequence, dtstamp_at, mail_message_id,
       organizer, state, due_at, tries, missing_seconds, code, words, finished_at FROM answer;

CREATE TABLE new_answer_step (
    answer_id       INTEGER NOT NULL REFERENCES new_answer,
    position        INTEGER NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('accept', 'tentative', 'decline', 'remove', 'mirror')),
    recurrence_id   INTEGER,                       -- one occurrence
    text            TEXT NOT NULL,                 -- what the organizer reads
    silent          INTEGER NOT NULL CHECK (silent IN (0, 1)),
    state           TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'parked', 'not_found', 'replaced')),
    html            TEXT NOT NULL DEFAULT '',      -- empty: only the plain text goes out
    PRIMARY KEY (answer_id, position)
) WITHOUT ROWID;
INSERT INTO new_answer_step SELECT answer_id, position, kind, recurrence_id, text, silent, state, html FROM answer_step;

CREATE TABLE new_attempt (                         -- committed before each call
    attempt_id      INTEGER PRIMARY KEY AUTOINCREMENT,
    answer_id       INTEGER NOT NULL REFERENCES new_answer,
    position        INTEGER NOT NULL,
    started_at      INTEGER NOT NULL,
    ended_at        INTEGER,                       -- NULL: the outcome is not known
    outcome         TEXT NOT NULL DEFAULT ''
);
INSERT INTO new_attempt SELECT attempt_id, answer_id, position, started_at, ended_at, outcome FROM attempt;

CREATE TABLE new_approval (
    approval_id     INTEGER PRIMARY KEY AUTOINCREMENT,
    answer_id       INTEGER NOT NULL REFERENCES new_answer, -- the tentative one
    room_id         INTEGER NOT NULL REFERENCES room,
    uid             TEXT NOT NULL,
    recurrence_id   INTEGER,                       -- the request was for this occurrence only
    organizer       TEXT NOT NULL,
    asks            TEXT NOT NULL,                 -- what, in words
    asked_at        INTEGER NOT NULL,
    state           TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'approved', 'rejected', 'replaced')),
    decided_at      INTEGER,
    decided_by      TEXT NOT NULL DEFAULT '',
    comment         TEXT NOT NULL DEFAULT ''
);
INSERT INTO new_approval SELECT approval_id, answer_id, room_id, uid, recurrence_id, organizer, asks, asked_at, state,
       decided_at, decided_by, comment FROM approval;

CREATE TABLE new_notice (
    notice_id       INTEGER PRIMARY KEY AUTOINCREMENT,
    approval_id     INTEGER NOT NULL REFERENCES new_approval,
    recipients      TEXT NOT NULL,                 -- addresses, one a line
    subject         TEXT NOT NULL,
    text            TEXT NOT NULL,
    state           TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent')),
    due_at          INTEGER NOT NULL,
    tries           INTEGER NOT NULL DEFAULT 0,
    words           TEXT NOT NULL DEFAULT '',      -- of the last trouble
    finished_at     INTEGER
);
INSERT INTO new_notice SELECT notice_id, approval_id, recipients, subject, text, state, due_at, tries, words,
       finished_at FROM notice;

-- No number is given twice, even where its row is gone.
UPDATE sqlite_sequence SET seq = max(seq, (SELECT old.seq FROM sqlite_sequence AS old
                                           WHERE 'new_' || old.name = sqlite_sequence.name))
WHERE name IN ('new_answer', 'new_attempt', 'new_approval', 'new_notice')
  AND EXISTS (SELECT 1 FROM sqlite_sequence AS old WHERE 'new_' || old.name = sqlite_sequence.name);

DROP TABLE notice;
DROP TABLE approval;
DROP TABLE attempt;
DROP TABLE answer_step;
DROP TABLE answer;
ALTER TABLE new_answer RENAME TO answer;
ALTER TABLE new_answer_step RENAME TO answer_step;
ALTER TABLE new_attempt RENAME TO attempt;
ALTER TABLE new_approval RENAME TO approval;
ALTER TABLE new_notice RENAME TO notice;

CREATE INDEX answer_due ON answer (room_id, due_at, answer_id) WHERE state = 'waiting';
CREATE INDEX answer_unsent ON answer (room_id, uid, answer_id) WHERE state IN ('waiting', 'sending');
CREATE INDEX answer_by_uid ON answer (room_id, uid);
CREATE INDEX answer_by_item ON answer (item_id);
-- The ban list: what no item tells of.
CREATE INDEX answer_failed ON answer (answer_id) WHERE state IN ('parked', 'not_found') AND item_id IS NULL;
CREATE INDEX attempt_open ON attempt (attempt_id, answer_id) WHERE ended_at IS NULL;
CREATE INDEX attempt_by_answer ON attempt (answer_id);
CREATE INDEX approval_pending ON approval (room_id, uid) WHERE state = 'pending';
CREATE INDEX notice_waiting ON notice (due_at, notice_id) WHERE state = 'waiting';
