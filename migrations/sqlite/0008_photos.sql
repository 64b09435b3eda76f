-- Photos of facilities, re-encoded, in the database so that backups hold them; and the drawn plan.

ALTER TABLE facility ADD COLUMN plan TEXT;

CREATE TABLE photo (
    id TEXT NOT NULL PRIMARY KEY,
    facility_id TEXT NOT NULL REFERENCES facility (id),
    position BIGINT NOT NULL,
    alt_zh TEXT NOT NULL,
    alt_en TEXT NOT NULL,
    -- Of the large picture, in pixels.
    width BIGINT NOT NULL,
    height BIGINT NOT NULL,
    added_at BIGINT NOT NULL
);
CREATE INDEX photo_facility ON photo (facility_id, position);

-- The pictures themselves, so that lists of photos do not read them.
CREATE TABLE photo_file (
    photo_id TEXT NOT NULL REFERENCES photo (id),
    size TEXT NOT NULL,
    -- SHA-256 of the bytes, for caches.
    hash TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (photo_id, size)
);
