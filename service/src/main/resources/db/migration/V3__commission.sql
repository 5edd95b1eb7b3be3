-- What a sale earns a partner under one component, and what refunds and later knowledge change about it: each change is a
-- further row with the next number; only the state of a row changes. A reversal names its refund; refund_id is 0 elsewhere.
CREATE TABLE commission (
  id                 BIGINT       NOT NULL PRIMARY KEY,
  program_id         INT          NOT NULL,
  sale_id            BIGINT       NOT NULL,
  refund_id          BIGINT       NOT NULL,
  partner            VARCHAR(60)  NOT NULL,
  component          VARCHAR(190) NOT NULL,
  currency           CHAR(3)      NOT NULL,
  number             SMALLINT     NOT NULL,
  kind               VARCHAR(12)  NOT NULL,
  amount             BIGINT       NOT NULL,
  state              VARCHAR(12)  NOT NULL,
  occurred_at        BIGINT       NOT NULL,
  payable_from       BIGINT       NOT NULL,
  recorded_at        BIGINT       NOT NULL,
  policy_version_id  INT          NOT NULL,
  sheet              VARCHAR(60)  NOT NULL,
  row_id             VARCHAR(400) NOT NULL,
  base               VARCHAR(60)  NOT NULL,
  rate               VARCHAR(80)  NOT NULL,
  reason             VARCHAR(400) NULL,
  -- Of the ledger transaction it was booked with: its number among those of its line, the refund or else the sale; null
  -- where the amount is zero.
  booking            INT          NULL,
  UNIQUE KEY commission_by_sale (sale_id, refund_id, partner, component, currency, number),
  KEY commission_by_partner (program_id, partner, occurred_at),
  KEY commission_by_state (program_id, state, occurred_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('commission', 1);
