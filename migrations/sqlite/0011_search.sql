-- Search holds published places in memory. Whatever writes them, these triggers count the change,
-- so that every process sees with one small statement whether its copy still stands and what to
-- read again: a facility's id, '*' for everything, '@' for the names of places.

CREATE TABLE search_version (
    one BIGINT NOT NULL PRIMARY KEY,
    n BIGINT NOT NULL
);
INSERT INTO search_version (one, n) VALUES (1, 1);

-- The version at which each subject last changed.
CREATE TABLE search_touch (
    subject TEXT NOT NULL PRIMARY KEY,
    n BIGINT NOT NULL
);
CREATE INDEX search_touch_n ON search_touch (n);

-- What people call where they live: 小区, roads, landmarks. A point (WGS-84), a division, or both.
CREATE TABLE place_alias (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    -- Other names, one a line.
    also TEXT NOT NULL,
    division_code TEXT REFERENCES division (code),
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    -- What an import knows it by.
    source_key TEXT NOT NULL UNIQUE,
    updated_at BIGINT NOT NULL
);
CREATE INDEX place_alias_division ON place_alias (division_code);
CREATE INDEX unit_kind ON unit (kind, division_code);

CREATE TRIGGER search_facility_insert AFTER INSERT ON facility BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT NEW.id, v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_facility_update AFTER UPDATE ON facility BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT NEW.id, v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_facility_delete AFTER DELETE ON facility BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT OLD.id, v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_space_insert AFTER INSERT ON space BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT NEW.facility_id, v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_space_update AFTER UPDATE ON space BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT NEW.facility_id, v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_space_delete AFTER DELETE ON space BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT OLD.facility_id, v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_space_area_insert AFTER INSERT ON space_area BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n)
    SELECT s.facility_id, v.n FROM space s, search_version v WHERE s.id = NEW.space_id
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_space_area_delete AFTER DELETE ON space_area BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n)
    SELECT s.facility_id, v.n FROM space s, search_version v WHERE s.id = OLD.space_id
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_closure_insert AFTER INSERT ON closure BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT NEW.facility_id, v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_closure_update AFTER UPDATE ON closure BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT NEW.facility_id, v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_closure_delete AFTER DELETE ON closure BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT OLD.facility_id, v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_block_insert AFTER INSERT ON block BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT NEW.facility_id, v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_block_update AFTER UPDATE ON block BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT NEW.facility_id, v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_block_delete AFTER DELETE ON block BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT OLD.facility_id, v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
-- A unit's name stands on its facilities.
CREATE TRIGGER search_unit_update AFTER UPDATE ON unit BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n)
    SELECT f.id, v.n FROM facility f, search_version v WHERE f.unit_id = NEW.id
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
-- A division's name, place in the tree or calendar, a holiday notice, the names of places.
CREATE TRIGGER search_division_update AFTER UPDATE ON division BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '*', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_notice_insert AFTER INSERT ON holiday_notice BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '*', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_notice_update AFTER UPDATE ON holiday_notice BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '*', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_notice_delete AFTER DELETE ON holiday_notice BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '*', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_holiday_insert AFTER INSERT ON holiday_day BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '*', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_holiday_update AFTER UPDATE ON holiday_day BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '*', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_holiday_delete AFTER DELETE ON holiday_day BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '*', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_alias_insert AFTER INSERT ON place_alias BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '@', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_alias_update AFTER UPDATE ON place_alias BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '@', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_alias_delete AFTER DELETE ON place_alias BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '@', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
