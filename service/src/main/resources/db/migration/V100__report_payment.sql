-- A run of a ledger report: which report, each of which is paid by one run at most; and whether its payouts are marked as paid by
-- themselves once they are approved.
ALTER TABLE payout_run
  ADD COLUMN report_id BIGINT NULL,
  ADD COLUMN marks_paid TINYINT NOT NULL DEFAULT 0,
  ADD UNIQUE KEY payout_run_by_report (report_id);

-- How much a person agreed to pay in advance by a run, in minor units: where more comes of it, the run does not go on by itself.
CREATE TABLE payout_run_advance (
  run_id    BIGINT  NOT NULL,
  currency  CHAR(3) NOT NULL,
  amount    BIGINT  NOT NULL,
  PRIMARY KEY (run_id, currency)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
