-- A failed job that a person began again: who did so last, and when. One that does not count as failed any more: who put it aside, when,
-- and why, where that was not a person's word.
ALTER TABLE job
  ADD COLUMN again_by   VARCHAR(100) NULL,
  ADD COLUMN again_at   BIGINT       NULL,
  ADD COLUMN aside_by   VARCHAR(100) NULL,
  ADD COLUMN aside_at   BIGINT       NULL,
  ADD COLUMN aside_said VARCHAR(300) NULL;
