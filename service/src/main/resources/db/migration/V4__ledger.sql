-- Who money belongs to: a partner (owner is its code) or the program itself (owner is empty). Only partners' accounts
-- keep a balance; the program's own is posted to by everyone and is summed when asked for.
CREATE TABLE account (
  id             BIGINT      NOT NULL PRIMARY KEY,
  program_id     INT         NOT NULL,
  kind           VARCHAR(20) NOT NULL,
  owner          VARCHAR(60) NOT NULL,
  currency       CHAR(3)     NOT NULL,
  balance        BIGINT      NOT NULL,
  posting_count  BIGINT      NOT NULL,
  UNIQUE KEY account_by_owner (program_id, kind, owner, currency)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Append-only. (why, subject, number) says once and for ever what a transaction was booked for.
CREATE TABLE ledger_transaction (
  id             BIGINT      NOT NULL PRIMARY KEY,
  program_id     INT         NOT NULL,
  why            VARCHAR(20) NOT NULL,
  subject        BIGINT      NOT NULL,
  number         INT         NOT NULL,
  effective_day  DATE        NOT NULL,
  booked_at      BIGINT      NOT NULL,
  UNIQUE KEY ledger_transaction_once (why, subject, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Append-only; the postings of a transaction sum to zero in each currency.
CREATE TABLE posting (
  transaction_id  BIGINT   NOT NULL,
  line            SMALLINT NOT NULL,
  account_id      BIGINT   NOT NULL,
  amount          BIGINT   NOT NULL,
  currency        CHAR(3)  NOT NULL,
  PRIMARY KEY (transaction_id, line),
  KEY posting_by_account (account_id, transaction_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('account', 1), ('ledger_transaction', 1);
