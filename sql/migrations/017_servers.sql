-- What the gateway knows of the mail servers: written down now and then, together with its sign of life.

CREATE TABLE exchange_server (                     -- what each told of itself
    server          TEXT PRIMARY KEY,              -- its name in the settings
    address         TEXT NOT NULL,
    schema_version  TEXT NOT NULL,
    product         TEXT NOT NULL,
    asked_at        INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE exchange_pause (                      -- those in trouble
    server          TEXT PRIMARY KEY,
    code            TEXT NOT NULL,
    words           TEXT NOT NULL,
    since_at        INTEGER NOT NULL,
    until_at        INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE exchange_use (                        -- what calls have cost
    server          TEXT NOT NULL,
    mailbox         TEXT NOT NULL,
    calls           INTEGER NOT NULL,
    failed          INTEGER NOT NULL,
    octets_sent     INTEGER NOT NULL,
    octets_received INTEGER NOT NULL,
    since_at        INTEGER NOT NULL,
    PRIMARY KEY (server, mailbox)
) WITHOUT ROWID;

ALTER TABLE attempt ADD COLUMN calls INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN octets INTEGER NOT NULL DEFAULT 0;  -- both ways

ALTER TABLE room ADD COLUMN paused_at INTEGER;                     -- since when
ALTER TABLE room ADD COLUMN paused_why TEXT NOT NULL DEFAULT '';
