-- Which sales what rules add at a period's end was booked for last (settlement.changes then), and on which day in the program's zone:
-- it is due again when either has moved on.
ALTER TABLE settlement
  ADD COLUMN periods_changes BIGINT NOT NULL DEFAULT -1,
  ADD COLUMN periods_day     DATE   NULL;
