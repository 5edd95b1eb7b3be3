-- Set while an import is half written: what came in by the batches after this number (settlement.changes then) is to be decided once more
-- before the program is settled. Null where it is.
ALTER TABLE settlement
  ADD COLUMN unsettled_since BIGINT NULL;
