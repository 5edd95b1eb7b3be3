-- The making of many payouts together. state: making (a job is at it), open (under review), frozen (content_hash fixes what it pays to
-- whom), approved, void. kind: run (by hand), scheduled, report (from the ledger report, by its method), lead, single.
-- as_of: the instant at which it was asked what is payable. from_day, to_day: effective days, both included; no from_day: no lower
-- end. four_eyes: somebody else has to approve than who made and froze it.
CREATE TABLE payout_run (
  id            BIGINT       NOT NULL PRIMARY KEY,
  program_id    INT          NOT NULL,
  batch_id      VARCHAR(60)  NOT NULL,
  kind          VARCHAR(12)  NOT NULL,
  method        VARCHAR(16)  NULL,
  from_day      DATE         NULL,
  to_day        DATE         NOT NULL,
  partners      MEDIUMTEXT   NULL,
  no_minimum    TINYINT      NOT NULL,
  payment_type  VARCHAR(10)  NULL,
  pay_on        DATE         NOT NULL,
  as_of         BIGINT       NOT NULL,
  state         VARCHAR(12)  NOT NULL,
  job_id        BIGINT       NULL,
  created_by    VARCHAR(190) NOT NULL,
  created_by_id BIGINT       NOT NULL,
  created_at    BIGINT       NOT NULL,
  content_hash  CHAR(64)     NULL,
  frozen_by     VARCHAR(190) NULL,
  frozen_by_id  BIGINT       NULL,
  frozen_at     BIGINT       NULL,
  four_eyes     TINYINT      NOT NULL,
  approved_by   VARCHAR(190) NULL,
  approved_by_id BIGINT      NULL,
  approved_at   BIGINT       NULL,
  UNIQUE KEY payout_run_by_batch (program_id, batch_id),
  KEY payout_run_by_program (program_id, id),
  CONSTRAINT payout_run_four_eyes CHECK (four_eyes = 0 OR approved_by_id IS NULL
    OR (approved_by_id <> created_by_id AND approved_by_id <> frozen_by_id))
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Ranges of partners, both ends included, each made in one transaction: a run that is begun again goes on with those not done.
CREATE TABLE payout_run_part (
  run_id         BIGINT      NOT NULL,
  first_partner  VARCHAR(60) NOT NULL,
  last_partner   VARCHAR(60) NOT NULL,
  done           TINYINT     NOT NULL,
  in_payouts     BIGINT      NOT NULL,
  PRIMARY KEY (run_id, first_partner)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What one partner is paid at once: the sum of the entries that name it, and an advance where it is more than they are. Its states
-- are those of the terms. handed_as: file, provider or outside, once it is processing or paid. threshold says in words which
-- minimum it had to reach. hash fixes partner, amount, payment details and entries from frozen on. fault: why it is stuck.
CREATE TABLE payout (
  id              BIGINT       NOT NULL PRIMARY KEY,
  run_id          BIGINT       NOT NULL,
  program_id      INT          NOT NULL,
  partner         VARCHAR(60)  NOT NULL,
  currency        CHAR(3)      NOT NULL,
  amount          BIGINT       NOT NULL,
  advance         BIGINT       NOT NULL,
  entries         INT          NOT NULL,
  invoice_number  BIGINT       NOT NULL,
  state           VARCHAR(12)  NOT NULL,
  method          VARCHAR(10)  NOT NULL,
  details_id      BIGINT       NULL,
  details_hash    CHAR(64)     NULL,
  threshold       VARCHAR(300) NULL,
  hash            CHAR(64)     NULL,
  handed_as       VARCHAR(10)  NULL,
  file_id         BIGINT       NULL,
  provider_ref    VARCHAR(120) NULL,
  fault           VARCHAR(400) NULL,
  void_asked_by   VARCHAR(190) NULL,
  void_asked_by_id BIGINT      NULL,
  lead_id         BIGINT       NULL,
  paid_on         DATE         NULL,
  reference       VARCHAR(120) NULL,
  created_at      BIGINT       NOT NULL,
  changed_at      BIGINT       NOT NULL,
  UNIQUE KEY payout_by_invoice (program_id, invoice_number),
  UNIQUE KEY payout_by_run (run_id, partner, currency),
  KEY payout_by_partner (program_id, partner, id),
  KEY payout_by_state (program_id, state, id),
  KEY payout_by_file (file_id),
  CONSTRAINT payout_is_positive CHECK (amount > 0)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who gets nothing by a run, and why; amount is what the reason is about, needed what would have been enough.
CREATE TABLE payout_left_out (
  run_id       BIGINT       NOT NULL,
  partner      VARCHAR(60)  NOT NULL,
  currency     CHAR(3)      NOT NULL,
  reason       VARCHAR(20)  NOT NULL,
  amount       BIGINT       NOT NULL,
  needed       BIGINT       NULL,
  until_at     BIGINT       NULL,
  said         VARCHAR(300) NULL,
  PRIMARY KEY (run_id, partner, currency, reason)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What happened to a run (payout_id 0) or a payout.
CREATE TABLE payout_event (
  id          BIGINT       NOT NULL PRIMARY KEY,
  program_id  INT          NOT NULL,
  run_id      BIGINT       NOT NULL,
  payout_id   BIGINT       NOT NULL,
  happened_at BIGINT       NOT NULL,
  what        VARCHAR(20)  NOT NULL,
  done_by     VARCHAR(190) NOT NULL,
  said        VARCHAR(400) NULL,
  KEY payout_event_by_run (run_id, payout_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The next invoice number of a program: without gaps, since it is taken in the transaction that uses it.
CREATE TABLE invoice_sequence (
  program_id   INT    NOT NULL PRIMARY KEY,
  next_number  BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Entries of payouts that are paid, as they stood in payable_entry.
CREATE TABLE paid_entry (
  payout_id      BIGINT      NOT NULL,
  entry_id       BIGINT      NOT NULL,
  part           SMALLINT    NOT NULL,
  program_id     INT         NOT NULL,
  partner        VARCHAR(60) NOT NULL,
  currency       CHAR(3)     NOT NULL,
  amount         BIGINT      NOT NULL,
  payable_from   BIGINT      NOT NULL,
  effective_day  DATE        NOT NULL,
  approval_id    BIGINT      NOT NULL,
  PRIMARY KEY (payout_id, entry_id, part),
  KEY paid_entry_by_entry (entry_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What payouts that are void, failed or returned had claimed.
CREATE TABLE released_entry (
  payout_id  BIGINT   NOT NULL,
  entry_id   BIGINT   NOT NULL,
  part       SMALLINT NOT NULL,
  amount     BIGINT   NOT NULL,
  PRIMARY KEY (payout_id, entry_id, part)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What is owed or taken back beside sales. Its id is of the commissions' sequence, since payable_entry names it as it names these.
-- kind: adjustment, opening, lead, advance (what was paid over the entries of a payout, set off next), written-off.
-- state: waiting (for a second person), approved, declined. Approved ones have their entry.
CREATE TABLE adjustment (
  id            BIGINT       NOT NULL PRIMARY KEY,
  program_id    INT          NOT NULL,
  partner       VARCHAR(60)  NOT NULL,
  currency      CHAR(3)      NOT NULL,
  amount        BIGINT       NOT NULL,
  kind          VARCHAR(12)  NOT NULL,
  day           DATE         NOT NULL,
  reason        VARCHAR(400) NOT NULL,
  document      VARCHAR(190) NULL,
  state         VARCHAR(12)  NOT NULL,
  payout_id     BIGINT       NULL,
  lead_id       BIGINT       NULL,
  created_by    VARCHAR(190) NOT NULL,
  created_by_id BIGINT       NOT NULL,
  created_at    BIGINT       NOT NULL,
  decided_by    VARCHAR(190) NULL,
  decided_by_id BIGINT       NULL,
  decided_at    BIGINT       NULL,
  KEY adjustment_by_partner (program_id, partner, id),
  KEY adjustment_by_state (program_id, state, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Files that were made for a payment service, as their bytes were first: the same whenever they are downloaded.
CREATE TABLE payout_file (
  id          BIGINT       NOT NULL PRIMARY KEY,
  program_id  INT          NOT NULL,
  run_id      BIGINT       NOT NULL,
  name        VARCHAR(120) NOT NULL,
  currency    CHAR(3)      NOT NULL,
  payouts     INT          NOT NULL,
  amount      BIGINT       NOT NULL,
  sha256      CHAR(64)     NOT NULL,
  bytes       MEDIUMBLOB   NOT NULL,
  made_by     VARCHAR(190) NOT NULL,
  made_at     BIGINT       NOT NULL,
  KEY payout_file_by_run (run_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES
  ('payout_run', 1), ('payout', 1), ('payout_event', 1), ('payout_file', 1);
