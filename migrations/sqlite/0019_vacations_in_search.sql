-- School vacations and what schools teach change the hours that search holds in memory.
CREATE TRIGGER search_vacation_insert AFTER INSERT ON vacation BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '*', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_vacation_update AFTER UPDATE ON vacation BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '*', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_stage_insert AFTER INSERT ON school_stage BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '*', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
CREATE TRIGGER search_stage_update AFTER UPDATE ON school_stage BEGIN
    UPDATE search_version SET n = n + 1;
    INSERT INTO search_touch (subject, n) SELECT '*', v.n FROM search_version v WHERE true
    ON CONFLICT (subject) DO UPDATE SET n = excluded.n;
END;
