-- Sign-ins that Exchange has refused (reserve/sign_in_book.hpp): over restarts and for all gateways, as repeating them locks
-- the account; and whose turn it is to try one that is not known to work.

CREATE TABLE refused_sign_in (
    account         TEXT NOT NULL,                 -- lower case; of an application with its token endpoint
    server          TEXT NOT NULL,                 -- its name in the settings
    place           TEXT NOT NULL,                 -- way to sign in, and address
    credential      TEXT NOT NULL,                 -- 16 bits that tell whether it is the same (ews/sign_in/credential.hpp)
    code            TEXT NOT NULL,
    words           TEXT NOT NULL,
    since_at        INTEGER NOT NULL,              -- when it was refused first
    refused_at      INTEGER NOT NULL,              -- ... and last
    next_at         INTEGER NOT NULL,              -- nobody repeats it earlier; 0: a person wants it tried
    times           INTEGER NOT NULL,              -- that it was refused
    alone           INTEGER NOT NULL,              -- 1: other servers take the account
    PRIMARY KEY (account, server, place, credential)
) WITHOUT ROWID;

CREATE TABLE sign_in_turn (
    account         TEXT PRIMARY KEY,
    until_at        INTEGER NOT NULL               -- over then, if not before
) WITHOUT ROWID;
