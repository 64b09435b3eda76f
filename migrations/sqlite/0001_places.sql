-- Where things are: divisions with their holiday calendars, partner units; and the lock table.

-- Wall 2 against double booking: every transaction that can change what is bookable first updates
-- the rows of its keys, one statement a key. `touched` counts, so that live views see a change.
CREATE TABLE lock (
    key TEXT NOT NULL PRIMARY KEY,
    touched BIGINT NOT NULL
);

CREATE TABLE division (
    code TEXT NOT NULL PRIMARY KEY,
    parent_code TEXT REFERENCES division (code),
    level TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    calendar TEXT NOT NULL,
    -- '/34/3410/341023/': all above and itself, so that a subtree is one prefix.
    path TEXT NOT NULL
);
CREATE INDEX division_parent ON division (parent_code, code);
CREATE INDEX division_path ON division (path);

CREATE TABLE holiday_notice (
    calendar TEXT NOT NULL,
    year BIGINT NOT NULL,
    source TEXT NOT NULL,
    imported_at BIGINT NOT NULL,
    PRIMARY KEY (calendar, year)
);

CREATE TABLE holiday_day (
    calendar TEXT NOT NULL,
    year BIGINT NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (calendar, day),
    FOREIGN KEY (calendar, year) REFERENCES holiday_notice (calendar, year)
);

CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    division_code TEXT NOT NULL REFERENCES division (code),
    kind TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    phone TEXT,
    source_key TEXT UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX unit_division ON unit (division_code);

-- Facts about this database itself, such as that it holds the demo.
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
