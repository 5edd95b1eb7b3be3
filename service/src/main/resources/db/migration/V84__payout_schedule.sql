-- When payouts of a program are made by themselves. every: weekly (day 1 Monday to 7 Sunday), twice-monthly (day 1 to 15, and fifteen
-- days later), monthly (day 1 to 31; in a shorter month its last). next_on is moved by the transaction that makes the run, so a day
-- gives one run, whichever process comes first and however late.
CREATE TABLE payout_schedule (
  program_id  INT          NOT NULL PRIMARY KEY,
  every       VARCHAR(16)  NOT NULL,
  day         INT          NOT NULL,
  next_on     DATE         NOT NULL,
  set_by      VARCHAR(190) NOT NULL,
  set_at      BIGINT       NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
