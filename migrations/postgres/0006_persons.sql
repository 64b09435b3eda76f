-- Persons with and without account: contacts that are one person's, assurance, entries joined;
-- codes, rates, the view log, and notices that say where they go.

-- One number is one person: the key is the number as +8613800000000, see domain::person.
ALTER TABLE person ADD COLUMN phone_key TEXT COLLATE "C";
ALTER TABLE person ADD COLUMN phone_verified_at BIGINT;
ALTER TABLE person ADD COLUMN email_key TEXT COLLATE "C";
ALTER TABLE person ADD COLUMN email_verified_at BIGINT;
-- The language of notices.
ALTER TABLE person ADD COLUMN lang TEXT COLLATE "C";
-- Desk assurance: when and by whom; what was shown is never stored.
ALTER TABLE person ADD COLUMN vouched_at BIGINT;
ALTER TABLE person ADD COLUMN vouched_by TEXT COLLATE "C";
-- An entry that was joined to another stays as a pointer.
ALTER TABLE person ADD COLUMN merged_into TEXT COLLATE "C" REFERENCES person (id);
ALTER TABLE person ADD COLUMN merged_at BIGINT;
UPDATE person SET phone_key = '+86' || phone WHERE LENGTH(phone) = 11 AND phone LIKE '1%';
UPDATE person SET email_key = LOWER(email) WHERE email IS NOT NULL;
CREATE INDEX person_phone ON person (phone_key);
CREATE INDEX person_email ON person (email_key);
CREATE INDEX person_division ON person (division_code);
CREATE INDEX person_merged ON person (merged_into);
CREATE UNIQUE INDEX person_phone_verified ON person (phone_key)
    WHERE phone_verified_at IS NOT NULL AND merged_into IS NULL;
CREATE UNIQUE INDEX person_email_verified ON person (email_key)
    WHERE email_verified_at IS NOT NULL AND merged_into IS NULL;

-- Disabled accounts are locked and can be unlocked; closed ones stay closed.
ALTER TABLE account ADD COLUMN closed_at BIGINT;
CREATE INDEX api_token_account ON api_token (account_id);
CREATE INDEX session_account ON session (account_id);
CREATE INDEX account_role_role ON account_role (role, account_id);

-- Codes that open something once. Kept as SHA-256; the contact is forgotten with the row.
CREATE TABLE one_time_code (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    -- What it belongs to: an account, a person, or the hash of a contact.
    subject TEXT COLLATE "C" NOT NULL,
    contact TEXT COLLATE "C",
    code_hash TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX one_time_code_subject ON one_time_code (kind, subject, created_at);
CREATE INDEX one_time_code_hash ON one_time_code (code_hash);
CREATE INDEX one_time_code_expires ON one_time_code (expires_at);

-- How often something was asked for in the running window; keys are hashed.
CREATE TABLE rate (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    count BIGINT NOT NULL,
    begun_at BIGINT NOT NULL
);

-- Who looked at whom (domain §9).
CREATE TABLE person_view (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    person_id TEXT COLLATE "C" NOT NULL REFERENCES person (id),
    account_id TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    role TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX person_view_person ON person_view (person_id, at);

-- A notice with a channel is sent by the timer; address and detail go when it is sent.
ALTER TABLE outbox ADD COLUMN channel TEXT COLLATE "C";
ALTER TABLE outbox ADD COLUMN address TEXT COLLATE "C";
ALTER TABLE outbox ADD COLUMN lang TEXT COLLATE "C";
ALTER TABLE outbox ADD COLUMN detail TEXT COLLATE "C";
ALTER TABLE outbox ADD COLUMN due_at BIGINT;
ALTER TABLE outbox ADD COLUMN expires_at BIGINT;
ALTER TABLE outbox ADD COLUMN given_up_at BIGINT;
CREATE INDEX outbox_due ON outbox (due_at) WHERE sent_at IS NULL AND given_up_at IS NULL AND channel IS NOT NULL;

CREATE INDEX event_at ON event (at, id);
