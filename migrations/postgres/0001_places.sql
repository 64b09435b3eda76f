-- Where things are: divisions with their holiday calendars, partner units; and the lock table.

-- Lists go to the database as one JSON text on both dialects: `IN (SELECT value FROM json_each($1))`.
CREATE FUNCTION json_each(list text) RETURNS TABLE (value text) LANGUAGE sql IMMUTABLE AS
$$ SELECT jsonb_array_elements_text(list::jsonb) $$;

-- Wall 2 against double booking: every transaction that can change what is bookable first updates
-- the rows of its keys, one statement a key. `touched` counts, so that live views see a change.
CREATE TABLE lock (
    key TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    touched BIGINT NOT NULL
);

CREATE TABLE division (
    code TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    parent_code TEXT COLLATE "C" REFERENCES division (code),
    level TEXT COLLATE "C" NOT NULL,
    name_zh TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    calendar TEXT COLLATE "C" NOT NULL,
    -- '/34/3410/341023/': all above and itself, so that a subtree is one prefix.
    path TEXT COLLATE "C" NOT NULL
);
CREATE INDEX division_parent ON division (parent_code, code);
CREATE INDEX division_path ON division (path);

CREATE TABLE holiday_notice (
    calendar TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    source TEXT COLLATE "C" NOT NULL,
    imported_at BIGINT NOT NULL,
    PRIMARY KEY (calendar, year)
);

CREATE TABLE holiday_day (
    calendar TEXT COLLATE "C" NOT NULL,
    year BIGINT NOT NULL,
    day TEXT COLLATE "C" NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (calendar, day),
    FOREIGN KEY (calendar, year) REFERENCES holiday_notice (calendar, year)
);

CREATE TABLE unit (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    division_code TEXT COLLATE "C" NOT NULL REFERENCES division (code),
    kind TEXT COLLATE "C" NOT NULL,
    name_zh TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    phone TEXT COLLATE "C",
    source_key TEXT COLLATE "C" UNIQUE,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX unit_division ON unit (division_code);

-- Facts about this database itself, such as that it holds the demo.
CREATE TABLE setting (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value TEXT COLLATE "C" NOT NULL
);
