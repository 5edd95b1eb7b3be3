-- A row that keeps its size is changed where it lies: pending is as long as approved, and no approval as long as one. One that grew by
-- nine bytes was taken out of its full page and put in again, which took a third of an approval's UPDATE.
-- state: pending, approved, declined or paid. approval_id: 0 of what took the state of its commission, and of what is pending.
UPDATE commission SET approval_id = 0 WHERE approval_id IS NULL;

ALTER TABLE commission
  MODIFY COLUMN state CHAR(8) NOT NULL,
  MODIFY COLUMN approval_id BIGINT NOT NULL DEFAULT 0;
