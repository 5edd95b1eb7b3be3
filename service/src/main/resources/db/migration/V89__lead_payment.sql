-- What a partner was paid for a lead by hand, as it was entered. Its state is that of the payout, which pays what the adjustment
-- says was earned, and nothing else. rate: millionths of a percent; amount = revenue x rate, rounded half up.
CREATE TABLE lead_payment (
  id              BIGINT       NOT NULL PRIMARY KEY,
  program_id      INT          NOT NULL,
  lead_id         BIGINT       NOT NULL,
  payout_id       BIGINT       NOT NULL,
  adjustment_id   BIGINT       NOT NULL,
  issue_day       DATE         NOT NULL,
  from_day        DATE         NOT NULL,
  to_day          DATE         NOT NULL,
  currency        CHAR(3)      NOT NULL,
  revenue         BIGINT       NOT NULL,
  rate            BIGINT       NOT NULL,
  amount          BIGINT       NOT NULL,
  created_by      VARCHAR(190) NOT NULL,
  created_at      BIGINT       NOT NULL,
  UNIQUE KEY lead_payment_by_payout (payout_id),
  KEY lead_payment_by_lead (lead_id, id),
  KEY lead_payment_by_program (program_id, lead_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The payments or invoices of the accounting system that it stands for.
CREATE TABLE lead_payment_reference (
  payment_id  BIGINT       NOT NULL,
  position    INT          NOT NULL,
  reference   VARCHAR(120) NOT NULL,
  PRIMARY KEY (payment_id, position)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('lead_payment', 1);
