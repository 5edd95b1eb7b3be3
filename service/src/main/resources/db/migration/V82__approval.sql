-- day is that of the sale or refund in the program's zone. approves_at: micros from which it is approved by itself; null where a
-- person does it, or nothing is left to approve. approval_id names the approval; null of what took the state of its commission.
ALTER TABLE commission
  ADD COLUMN day DATE NOT NULL DEFAULT '1970-01-01',
  ADD COLUMN approves_at BIGINT NULL,
  ADD COLUMN approval_id BIGINT NULL,
  ADD KEY commission_by_approving (program_id, approves_at);

UPDATE commission SET day = DATE(FROM_UNIXTIME(occurred_at / 1000000)) WHERE booking IS NULL;

UPDATE commission c JOIN ledger_transaction t
  ON t.why IN ('commission', 'reversal', 'adjustment') AND t.subject = IF(c.refund_id = 0, c.sale_id, c.refund_id) AND t.number = c.booking
  SET c.day = t.effective_day;

-- Somebody's word, or a hold's end, that commissions are owed. Its rows are marked first, in the order of their ids, then what each
-- partner gets by it is posted; done_at is null until then, and no payout is made meanwhile.
CREATE TABLE approval (
  id           BIGINT       NOT NULL PRIMARY KEY,
  program_id   INT          NOT NULL,
  job_id       BIGINT       NULL,
  said         VARCHAR(300) NOT NULL,
  approved_by  VARCHAR(190) NOT NULL,
  approved_at  BIGINT       NOT NULL,
  done_at      BIGINT       NULL,
  commissions  BIGINT       NOT NULL,
  KEY approval_by_program (program_id, done_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('approval', 1);

CREATE TABLE approval_sum (
  approval_id  BIGINT  NOT NULL,
  currency     CHAR(3) NOT NULL,
  amount       BIGINT  NOT NULL,
  PRIMARY KEY (approval_id, currency)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What is approved and not paid yet, held or not. entry_id is that of a commission or of an adjustment, which share a sequence. Where a payout claims but a part of it, the rest
-- is a further part. payout_id is the payout that claims it, 0 where none does: so nothing is claimed twice. approval_id is 0 of
-- what took the state of its commission. In the order of partners, so that a payout run reads it from one end to the other; what
-- is paid is moved away, so that a run does not read the past.
CREATE TABLE payable_entry (
  program_id     INT         NOT NULL,
  partner        VARCHAR(60) NOT NULL,
  currency       CHAR(3)     NOT NULL,
  entry_id       BIGINT      NOT NULL,
  part           SMALLINT    NOT NULL,
  payout_id      BIGINT      NOT NULL,
  amount         BIGINT      NOT NULL,
  payable_from   BIGINT      NOT NULL,
  effective_day  DATE        NOT NULL,
  approval_id    BIGINT      NOT NULL,
  PRIMARY KEY (program_id, partner, currency, entry_id, part)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Up to which day, that included, nothing is booked any more. The latest row holds.
CREATE TABLE closed_books (
  program_id  INT          NOT NULL,
  number      INT          NOT NULL,
  until_day   DATE         NOT NULL,
  closed_by   VARCHAR(190) NOT NULL,
  closed_at   BIGINT       NOT NULL,
  PRIMARY KEY (program_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
