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
    subject TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    n BIGINT NOT NULL
);
CREATE INDEX search_touch_n ON search_touch (n);

-- What people call where they live: 小区, roads, landmarks. A point (WGS-84), a division, or both.
CREATE TABLE place_alias (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    kind TEXT COLLATE "C" NOT NULL,
    name_zh TEXT COLLATE "C" NOT NULL,
    name_en TEXT COLLATE "C" NOT NULL,
    -- Other names, one a line.
    also TEXT COLLATE "C" NOT NULL,
    division_code TEXT COLLATE "C" REFERENCES division (code),
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    -- What an import knows it by.
    source_key TEXT COLLATE "C" NOT NULL UNIQUE,
    updated_at BIGINT NOT NULL
);
CREATE INDEX place_alias_division ON place_alias (division_code);
CREATE INDEX unit_kind ON unit (kind, division_code);

-- The argument says where the subject stands: a column, or a word of its own. The row of
-- search_version is locked at the very end of a transaction (the triggers are deferred), so that
-- nothing else is waited for while it is held: two writers queue and never deadlock, and versions
-- are in the order of the commits.
CREATE FUNCTION search_touched() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    changed JSONB;
    counted BIGINT;
BEGIN
    changed := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    UPDATE search_version SET n = n + 1 RETURNING n INTO counted;
    IF TG_ARGV[0] = 'space_id' THEN
        INSERT INTO search_touch (subject, n)
        SELECT s.facility_id, counted FROM space s WHERE s.id = changed ->> 'space_id'
        ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
    ELSIF TG_ARGV[0] = 'unit' THEN
        INSERT INTO search_touch (subject, n)
        SELECT f.id, counted FROM facility f WHERE f.unit_id = changed ->> 'id'
        ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
    ELSE
        INSERT INTO search_touch (subject, n)
        VALUES (COALESCE(changed ->> TG_ARGV[0], TG_ARGV[0]), counted)
        ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER search_facility AFTER INSERT OR UPDATE OR DELETE ON facility
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_touched('id');
CREATE CONSTRAINT TRIGGER search_space AFTER INSERT OR UPDATE OR DELETE ON space
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_touched('facility_id');
CREATE CONSTRAINT TRIGGER search_space_area AFTER INSERT OR DELETE ON space_area
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_touched('space_id');
CREATE CONSTRAINT TRIGGER search_closure AFTER INSERT OR UPDATE OR DELETE ON closure
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_touched('facility_id');
CREATE CONSTRAINT TRIGGER search_block AFTER INSERT OR UPDATE OR DELETE ON block
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_touched('facility_id');
-- A unit's name stands on its facilities.
CREATE CONSTRAINT TRIGGER search_unit AFTER UPDATE ON unit
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_touched('unit');
-- A division's name, place in the tree or calendar, a holiday notice, the names of places.
CREATE CONSTRAINT TRIGGER search_division AFTER UPDATE ON division
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_touched('*');
CREATE CONSTRAINT TRIGGER search_notice AFTER INSERT OR UPDATE OR DELETE ON holiday_notice
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_touched('*');
CREATE CONSTRAINT TRIGGER search_holiday AFTER INSERT OR UPDATE OR DELETE ON holiday_day
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_touched('*');
CREATE CONSTRAINT TRIGGER search_alias AFTER INSERT OR UPDATE OR DELETE ON place_alias
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_touched('@');
