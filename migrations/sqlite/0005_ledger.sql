-- The append-only chain of what happened, and the lease of the timers. Payloads hold ids, codes,
-- times and numbers only.

CREATE TABLE event (
    id TEXT NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    actor_account TEXT,
    actor_role TEXT,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    payload TEXT NOT NULL,
    source TEXT NOT NULL
);
CREATE INDEX event_subject ON event (subject_kind, subject_id, at);

-- Events that no batch has sealed yet: every event is here or in a sealed batch.
CREATE TABLE event_pending (
    event_id TEXT NOT NULL PRIMARY KEY REFERENCES event (id)
);

CREATE TRIGGER event_no_update BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER posting_version_no_update BEFORE UPDATE ON posting_version
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER posting_version_no_delete BEFORE DELETE ON posting_version
BEGIN SELECT RAISE(ABORT, 'append_only'); END;

CREATE TABLE job_lease (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    until_at BIGINT NOT NULL
);
