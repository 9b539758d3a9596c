-- Mails that confirm a booking to its requester stand beside those that ask the delegates.

ALTER TABLE approval ADD COLUMN confirm_to TEXT NOT NULL DEFAULT '';  -- who gets one when it is approved; empty: nobody

CREATE TABLE notice_of_both_kinds (
    notice_id       INTEGER PRIMARY KEY AUTOINCREMENT,
    approval_id     INTEGER REFERENCES approval,   -- waits only while that is pending; NULL: a confirmation
    room_id         INTEGER NOT NULL REFERENCES room,
    uid             TEXT NOT NULL,
    recurrence_id   INTEGER,                       -- it is about this occurrence only
    recipients      TEXT NOT NULL,                 -- addresses, one a line
    subject         TEXT NOT NULL,
    text            TEXT NOT NULL,
    html            TEXT NOT NULL DEFAULT '',      -- empty: only as plain text
    state           TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'replaced')),
    made_at         INTEGER NOT NULL,
    due_at          INTEGER NOT NULL,
    tries           INTEGER NOT NULL DEFAULT 0,
    words           TEXT NOT NULL DEFAULT '',      -- of the last trouble
    finished_at     INTEGER
);
INSERT INTO notice_of_both_kinds (notice_id, approval_id, room_id, uid, recurrence_id, recipients, subject, text, state,
                                  made_at, due_at, tries, words, finished_at)
SELECT notice_id, approval_id, room_id, uid, recurrence_id, recipients, subject, text, notice.state,
       asked_at, due_at, tries, words, finished_at
FROM notice JOIN approval USING (approval_id);
DROP TABLE notice;
ALTER TABLE notice_of_both_kinds RENAME TO notice;
CREATE INDEX notice_waiting ON notice (due_at, notice_id) WHERE state = 'waiting';
CREATE INDEX notice_confirms ON notice (room_id, uid) WHERE state = 'waiting' AND approval_id IS NULL;
