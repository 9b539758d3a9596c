-- Several gateways on one database (sql/gateways.hpp): who has taken an item, when each was last seen, and which servers it
-- finds in trouble.

ALTER TABLE item ADD COLUMN taken_by INTEGER;      -- the gateway that decides it; NULL: one of before there were several

DROP TABLE gateway_seen;
CREATE TABLE gateway_seen (
    gateway_id      INTEGER PRIMARY KEY,
    seen_at         INTEGER NOT NULL
);

DROP TABLE exchange_pause;
CREATE TABLE exchange_pause (
    gateway_id      INTEGER NOT NULL,
    server          TEXT NOT NULL,
    code            TEXT NOT NULL,
    words           TEXT NOT NULL,
    since_at        INTEGER NOT NULL,
    until_at        INTEGER NOT NULL,
    PRIMARY KEY (gateway_id, server)
) WITHOUT ROWID;
