-- What a person chose of the pending payments, to be paid in one step by a run of kind single. goal: paid (it was paid outside, on
-- paid_on) or file (for PayPal). A line names a partner and currency, and in minor units what it showed: another amount is not paid.
CREATE TABLE payout_choice (
  run_id     BIGINT       NOT NULL PRIMARY KEY,
  goal       VARCHAR(8)   NOT NULL,
  paid_on    DATE         NOT NULL,
  reference  VARCHAR(120) NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE payout_choice_line (
  run_id    BIGINT      NOT NULL,
  partner   VARCHAR(60) NOT NULL,
  currency  CHAR(3)     NOT NULL,
  shown     BIGINT      NOT NULL,
  PRIMARY KEY (run_id, partner, currency)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
