-- Taking a slot, and wall 3 against double booking: the database itself refuses two bookings of
-- one piece of floor. The names `no_overlap` and `no_mix` are read by `db.rs`.

CREATE TABLE booking (
    id TEXT NOT NULL PRIMARY KEY,
    space_id TEXT NOT NULL REFERENCES space (id),
    facility_id TEXT NOT NULL REFERENCES facility (id),
    person_id TEXT NOT NULL REFERENCES person (id),
    account_id TEXT REFERENCES account (id),
    state TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    persons BIGINT NOT NULL,
    purpose TEXT NOT NULL,
    note TEXT,
    code TEXT NOT NULL,
    exclusive BIGINT NOT NULL,
    buffer_before_min BIGINT NOT NULL,
    buffer_after_min BIGINT NOT NULL,
    price_fen BIGINT NOT NULL,
    price_lines TEXT NOT NULL,
    cancel_reason TEXT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    CHECK (starts_at < ends_at)
);
CREATE INDEX booking_person ON booking (person_id, starts_at);
CREATE INDEX booking_facility ON booking (facility_id, starts_at);
CREATE INDEX booking_space ON booking (space_id);
-- What settling looks for.
CREATE INDEX booking_due ON booking (facility_id, ends_at) WHERE state = 'confirmed';
CREATE UNIQUE INDEX booking_code ON booking (facility_id, code) WHERE state = 'confirmed';

-- One row per booking and area while the slot is held. Slots are at most 31 days long, so a query
-- for a window reads `ends_at` from the window's start on and never the past.
CREATE TABLE occupancy (
    key INTEGER PRIMARY KEY,
    booking_id TEXT NOT NULL REFERENCES booking (id),
    area_key BIGINT NOT NULL REFERENCES area (key),
    starts_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    exclusive BIGINT NOT NULL,
    live BIGINT NOT NULL,
    CHECK (starts_at < ends_at),
    CHECK (ends_at - starts_at <= 2678400000)
);
CREATE INDEX occupancy_area ON occupancy (area_key, ends_at) WHERE live = 1;
CREATE INDEX occupancy_booking ON occupancy (booking_id);

CREATE TRIGGER occupancy_no_overlap_insert BEFORE INSERT ON occupancy
WHEN NEW.live = 1 AND NEW.exclusive = 1 AND EXISTS (
    SELECT 1 FROM occupancy o
    WHERE o.area_key = NEW.area_key AND o.live = 1 AND o.exclusive = 1
      AND o.ends_at > NEW.starts_at AND o.starts_at < NEW.ends_at
      AND o.ends_at <= NEW.ends_at + 2678400000)
BEGIN SELECT RAISE(ABORT, 'no_overlap'); END;

CREATE TRIGGER occupancy_no_overlap_update BEFORE UPDATE ON occupancy
WHEN NEW.live = 1 AND NEW.exclusive = 1 AND EXISTS (
    SELECT 1 FROM occupancy o
    WHERE o.area_key = NEW.area_key AND o.live = 1 AND o.exclusive = 1 AND o.key <> NEW.key
      AND o.ends_at > NEW.starts_at AND o.starts_at < NEW.ends_at
      AND o.ends_at <= NEW.ends_at + 2678400000)
BEGIN SELECT RAISE(ABORT, 'no_overlap'); END;

CREATE TRIGGER occupancy_no_mix_insert BEFORE INSERT ON occupancy
WHEN NEW.live = 1 AND EXISTS (
    SELECT 1 FROM occupancy o
    WHERE o.area_key = NEW.area_key AND o.live = 1 AND o.exclusive <> NEW.exclusive
      AND o.ends_at > NEW.starts_at AND o.starts_at < NEW.ends_at
      AND o.ends_at <= NEW.ends_at + 2678400000)
BEGIN SELECT RAISE(ABORT, 'no_mix'); END;

CREATE TRIGGER occupancy_no_mix_update BEFORE UPDATE ON occupancy
WHEN NEW.live = 1 AND EXISTS (
    SELECT 1 FROM occupancy o
    WHERE o.area_key = NEW.area_key AND o.live = 1 AND o.exclusive <> NEW.exclusive
      AND o.key <> NEW.key AND o.ends_at > NEW.starts_at AND o.starts_at < NEW.ends_at
      AND o.ends_at <= NEW.ends_at + 2678400000)
BEGIN SELECT RAISE(ABORT, 'no_mix'); END;

-- Written in the booking's own transaction; successes only; kept 7 days.
CREATE TABLE idempotency (
    account_id TEXT NOT NULL REFERENCES account (id),
    key TEXT NOT NULL,
    route TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    resource_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account_id, key)
);
CREATE INDEX idempotency_created ON idempotency (created_at);

-- Notices that must go out; written with what they tell of, so none is lost and none is early.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES person (id),
    booking_id TEXT REFERENCES booking (id),
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    attempts BIGINT NOT NULL
);
CREATE INDEX outbox_waiting ON outbox (created_at) WHERE sent_at IS NULL;
