-- Imports: drafts that are corrected and carried out, and what each of them changed, so that it can
-- be taken back.

CREATE TABLE import_run (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    -- The unit for which it is imported; absent is everything.
    unit_id TEXT REFERENCES unit (id),
    -- Who made it; absent is the command line.
    account_id TEXT REFERENCES account (id),
    file_name TEXT NOT NULL,
    -- Headings, meanings, values for all rows, as JSON; without the rows.
    shape TEXT NOT NULL,
    state TEXT NOT NULL,
    total BIGINT NOT NULL,
    done BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    touched_at BIGINT NOT NULL
);
CREATE INDEX import_run_unit ON import_run (unit_id, created_at);

-- The rows of a draft with what becomes of each. They hold names and phones: they go when the draft
-- is thrown away, and some time after the import.
CREATE TABLE import_row (
    run_id TEXT NOT NULL REFERENCES import_run (id),
    position BIGINT NOT NULL,
    row_number BIGINT NOT NULL,
    -- JSON list of cells; absent for what the table does not hold.
    cells TEXT,
    label TEXT NOT NULL,
    action TEXT NOT NULL,
    notes TEXT NOT NULL,
    PRIMARY KEY (run_id, position)
);

-- What a run did, in order.
CREATE TABLE import_change (
    run_id TEXT NOT NULL REFERENCES import_run (id),
    position BIGINT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    label TEXT NOT NULL,
    -- What stood before, as JSON; absent where it is new.
    before_state TEXT,
    -- What the import left, as JSON: taken back only while it still stands so.
    after_state TEXT NOT NULL,
    -- Empty when it has been taken back; else why not, as JSON.
    kept TEXT,
    PRIMARY KEY (run_id, position)
);

-- An imported facility that was taken back: nobody sees it, its postings stay.
ALTER TABLE facility ADD COLUMN retired_at BIGINT;
