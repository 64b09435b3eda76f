-- Whether a door that was promised open was open: closures, blocks, marks at the door, head counts,
-- who is on duty, and residents who found it locked.

-- 暂停开放. Ends separately from others that overlap it; `lifted_at` ends it early.
CREATE TABLE closure (
    id TEXT NOT NULL PRIMARY KEY,
    facility_id TEXT NOT NULL REFERENCES facility (id),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    -- JSON list of keys of areas; absent is the whole facility.
    area_keys TEXT,
    class TEXT NOT NULL,
    reason_code TEXT NOT NULL,
    -- What the public page says; can be erased.
    reason TEXT,
    short_notice BIGINT NOT NULL,
    announced_at BIGINT NOT NULL,
    lifted_at BIGINT,
    CHECK (starts_at < ends_at)
);
CREATE INDEX closure_facility ON closure (facility_id, ends_at);

-- 内部使用, 教学, 维修: taken by the unit itself.
CREATE TABLE block (
    id TEXT NOT NULL PRIMARY KEY,
    facility_id TEXT NOT NULL REFERENCES facility (id),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    area_keys TEXT,
    kind TEXT NOT NULL,
    -- For the unit only; can be erased.
    label TEXT,
    -- What belongs together, such as one timetable.
    series_key TEXT,
    -- What an import knows it by.
    source_key TEXT UNIQUE,
    created_at BIGINT NOT NULL,
    removed_at BIGINT,
    CHECK (starts_at < ends_at),
    CHECK (ends_at - starts_at <= 2678400000)
);
CREATE INDEX block_facility ON block (facility_id, ends_at) WHERE removed_at IS NULL;
CREATE INDEX block_series ON block (series_key) WHERE removed_at IS NULL;

-- The booking stands in a closure or a block: its slot stays held until somebody moves it.
ALTER TABLE booking ADD COLUMN to_relocate BIGINT NOT NULL DEFAULT 0;

-- People who take a duty without an account (志愿值守). Names and contacts can be erased.
CREATE TABLE duty_volunteer (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES unit (id),
    name TEXT,
    contact TEXT,
    created_at BIGINT NOT NULL,
    erased_at BIGINT
);
CREATE INDEX duty_volunteer_unit ON duty_volunteer (unit_id);

-- Who looks after an open interval: an account of the unit, or a volunteer.
CREATE TABLE duty (
    id TEXT NOT NULL PRIMARY KEY,
    facility_id TEXT NOT NULL REFERENCES facility (id),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    account_id TEXT REFERENCES account (id),
    volunteer_id TEXT REFERENCES duty_volunteer (id),
    -- Offered to the others of the unit since then.
    offered_at BIGINT,
    assigned_at BIGINT NOT NULL,
    removed_at BIGINT,
    CHECK (starts_at < ends_at),
    CHECK ((account_id IS NULL) <> (volunteer_id IS NULL))
);
CREATE INDEX duty_facility ON duty (facility_id, ends_at) WHERE removed_at IS NULL;

-- Evidence that a door was open: one row a mark. Nothing had been written into the bare table.
DROP TABLE opening_log;
CREATE TABLE opening_log (
    id TEXT NOT NULL PRIMARY KEY,
    facility_id TEXT NOT NULL REFERENCES facility (id),
    kind TEXT NOT NULL,
    marked_at BIGINT NOT NULL,
    proof TEXT NOT NULL,
    entries BIGINT,
    account_id TEXT REFERENCES account (id),
    duty_id TEXT REFERENCES duty (id),
    recorded_at BIGINT NOT NULL,
    -- Recorded afterwards: counts once a second person has confirmed it.
    late BIGINT NOT NULL,
    confirmed_by TEXT REFERENCES account (id),
    confirmed_at BIGINT
);
CREATE INDEX opening_log_facility ON opening_log (facility_id, marked_at);

-- 人次, one row a change of the day's count. Without a space it speaks of the whole facility.
CREATE TABLE head_count (
    id TEXT NOT NULL PRIMARY KEY,
    facility_id TEXT NOT NULL REFERENCES facility (id),
    space_id TEXT REFERENCES space (id),
    day TEXT NOT NULL,
    counted_at BIGINT NOT NULL,
    delta BIGINT NOT NULL,
    proof TEXT NOT NULL,
    account_id TEXT REFERENCES account (id),
    recorded_at BIGINT NOT NULL
);
CREATE INDEX head_count_facility ON head_count (facility_id, day);
CREATE INDEX head_count_at ON head_count (facility_id, counted_at);

-- 到了没开门. `asker` is a salted hash of the network; the note is for staff and can be erased.
CREATE TABLE locked_report (
    id TEXT NOT NULL PRIMARY KEY,
    facility_id TEXT NOT NULL REFERENCES facility (id),
    found_at BIGINT NOT NULL,
    reported_at BIGINT NOT NULL,
    asker TEXT,
    note TEXT,
    due_at BIGINT NOT NULL,
    answer TEXT,
    reason_code TEXT,
    mark_id TEXT REFERENCES opening_log (id),
    answered_by TEXT REFERENCES account (id),
    answered_at BIGINT
);
CREATE INDEX locked_report_facility ON locked_report (facility_id, found_at);
CREATE INDEX locked_report_due ON locked_report (due_at) WHERE answered_at IS NULL;
