-- The append-only chain of what happened, and the lease of the timers. Payloads hold ids, codes,
-- times and numbers only.

CREATE TABLE event (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    actor_account TEXT COLLATE "C",
    actor_role TEXT COLLATE "C",
    subject_kind TEXT COLLATE "C" NOT NULL,
    subject_id TEXT COLLATE "C" NOT NULL,
    payload TEXT COLLATE "C" NOT NULL,
    source TEXT COLLATE "C" NOT NULL
);
CREATE INDEX event_subject ON event (subject_kind, subject_id, at);

-- Events that no batch has sealed yet: every event is here or in a sealed batch.
CREATE TABLE event_pending (
    event_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES event (id)
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'append_only'; END $$;
CREATE TRIGGER event_no_change BEFORE UPDATE OR DELETE ON event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_version_no_change BEFORE UPDATE OR DELETE ON posting_version
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER posting_version_no_truncate BEFORE TRUNCATE ON posting_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE job_lease (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    holder TEXT COLLATE "C" NOT NULL,
    until_at BIGINT NOT NULL
);
