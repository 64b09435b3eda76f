-- Signing in (签到): proof that a booking was used. Who signed in late, in which way, with how many;
-- a booking of which somebody confirmed that nobody came has a state of its own.

ALTER TABLE booking ADD COLUMN checked_in_at BIGINT;
ALTER TABLE booking ADD COLUMN check_in_proof TEXT;
-- People counted, never the number declared.
ALTER TABLE booking ADD COLUMN counted BIGINT;

DROP INDEX booking_due;
DROP INDEX booking_code;
CREATE INDEX booking_due ON booking (facility_id, ends_at) WHERE state IN ('confirmed', 'checked_in');
CREATE UNIQUE INDEX booking_code ON booking (facility_id, code) WHERE state IN ('confirmed', 'checked_in');
