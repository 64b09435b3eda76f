-- What is shared: facilities, their areas and spaces, what was posted when, what was really open,
-- and what people looked for in vain.

CREATE TABLE facility (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL REFERENCES unit (id),
    division_code TEXT NOT NULL REFERENCES division (code),
    category TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    address_zh TEXT NOT NULL,
    address_en TEXT NOT NULL,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    timezone TEXT NOT NULL,
    phone TEXT,
    accessible TEXT NOT NULL,
    opening TEXT NOT NULL,
    -- Hours as posted, where they could not be read into rules.
    hours_zh TEXT,
    hours_en TEXT,
    rules_zh TEXT NOT NULL,
    rules_en TEXT NOT NULL,
    published BIGINT NOT NULL,
    -- Name, address and unit, folded in Rust.
    search_text TEXT NOT NULL,
    -- What an import knows it by.
    source_key TEXT UNIQUE,
    -- What that import said: a hand-made change stands until the source itself changes.
    source_hash TEXT,
    version BIGINT NOT NULL,
    posted_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);
CREATE INDEX facility_unit ON facility (unit_id);
CREATE INDEX facility_division ON facility (division_code);

CREATE TABLE area (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    facility_id TEXT NOT NULL REFERENCES facility (id),
    area_key TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    area_m2 DOUBLE PRECISION,
    position BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE UNIQUE INDEX area_live ON area (facility_id, area_key) WHERE retired_at IS NULL;

CREATE TABLE space (
    id TEXT NOT NULL PRIMARY KEY,
    facility_id TEXT NOT NULL REFERENCES facility (id),
    space_key TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    mode TEXT NOT NULL,
    capacity BIGINT NOT NULL,
    policy TEXT NOT NULL,
    audience TEXT NOT NULL,
    -- Absent is free.
    price TEXT,
    quota TEXT NOT NULL,
    position BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE UNIQUE INDEX space_live ON space (facility_id, space_key) WHERE retired_at IS NULL;

CREATE TABLE space_area (
    space_id TEXT NOT NULL REFERENCES space (id),
    area_key BIGINT NOT NULL REFERENCES area (key),
    PRIMARY KEY (space_id, area_key)
);

-- What can be lent with a booking.
CREATE TABLE asset (
    id TEXT NOT NULL PRIMARY KEY,
    facility_id TEXT NOT NULL REFERENCES facility (id),
    asset_key TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    stock BIGINT NOT NULL,
    position BIGINT NOT NULL,
    retired_at BIGINT
);
CREATE UNIQUE INDEX asset_live ON asset (facility_id, asset_key) WHERE retired_at IS NULL;

-- What the public page said, every version kept.
CREATE TABLE posting_version (
    facility_id TEXT NOT NULL REFERENCES facility (id),
    version BIGINT NOT NULL,
    posted_at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (facility_id, version)
);

-- Evidence that a door was open.
CREATE TABLE opening_log (
    id TEXT NOT NULL PRIMARY KEY,
    facility_id TEXT NOT NULL REFERENCES facility (id),
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,
    proof TEXT NOT NULL,
    entries BIGINT,
    recorded_at BIGINT NOT NULL
);
CREATE INDEX opening_log_facility ON opening_log (facility_id, opened_at);

-- Unmet demand. `asker` is a salted hash, so that the same wish within 30 minutes counts once.
CREATE TABLE demand_log (
    id TEXT NOT NULL PRIMARY KEY,
    asked_at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    asker TEXT NOT NULL,
    words TEXT,
    category TEXT,
    division_code TEXT,
    space_id TEXT,
    wanted_from BIGINT,
    wanted_to BIGINT,
    persons BIGINT
);
CREATE INDEX demand_log_asked ON demand_log (asked_at);
