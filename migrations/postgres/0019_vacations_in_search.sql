-- School vacations and what schools teach change the hours that search holds in memory.
CREATE CONSTRAINT TRIGGER search_vacation AFTER INSERT OR UPDATE ON vacation
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_touched('*');
CREATE CONSTRAINT TRIGGER search_stage AFTER INSERT OR UPDATE ON school_stage
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_touched('*');
