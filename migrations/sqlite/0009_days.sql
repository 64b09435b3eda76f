-- Which days are which: calendars set on subtrees, notices with all their versions, school vacations.

-- What a division sets itself; `calendar` is what holds there: its own, else that of the nearest above.
ALTER TABLE division ADD COLUMN own_calendar TEXT;
UPDATE division SET own_calendar = calendar
 WHERE calendar <> COALESCE((SELECT p.calendar FROM division p WHERE p.code = division.parent_code), 'cn');
CREATE INDEX division_own_calendar ON division (own_calendar) WHERE own_calendar IS NOT NULL;

-- Every notice as it was imported; holiday_day holds the last one of each year.
CREATE TABLE holiday_version (
    calendar TEXT NOT NULL,
    year BIGINT NOT NULL,
    version BIGINT NOT NULL,
    source TEXT NOT NULL,
    imported_at BIGINT NOT NULL,
    account_id TEXT,
    door TEXT NOT NULL,
    -- [[day, kind, name], …]
    days TEXT NOT NULL,
    PRIMARY KEY (calendar, year, version)
);
INSERT INTO holiday_version (calendar, year, version, source, imported_at, account_id, door, days)
SELECT n.calendar, n.year, 1, n.source, n.imported_at, NULL, 'import',
       (SELECT json_group_array(json_array(d.day, d.kind, d.name)) FROM holiday_day d
         WHERE d.calendar = n.calendar AND d.year = n.year)
  FROM holiday_notice n;
CREATE TRIGGER holiday_version_no_update BEFORE UPDATE ON holiday_version
BEGIN SELECT RAISE(ABORT, 'append_only'); END;
CREATE TRIGGER holiday_version_no_delete BEFORE DELETE ON holiday_version
BEGIN SELECT RAISE(ABORT, 'append_only'); END;

-- 寒暑假 of a division or of a school; both ends included.
CREATE TABLE vacation (
    id TEXT NOT NULL PRIMARY KEY,
    division_code TEXT REFERENCES division (code),
    unit_id TEXT REFERENCES unit (id),
    stages TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    source TEXT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    withdrawn_at BIGINT,
    CHECK ((division_code IS NULL) <> (unit_id IS NULL)),
    CHECK (first_day <= last_day)
);
CREATE INDEX vacation_division ON vacation (division_code) WHERE withdrawn_at IS NULL;
CREATE INDEX vacation_unit ON vacation (unit_id) WHERE withdrawn_at IS NULL;

-- Which stages a school teaches: all of them must be free.
CREATE TABLE school_stage (
    unit_id TEXT NOT NULL PRIMARY KEY REFERENCES unit (id),
    stages TEXT NOT NULL
);
