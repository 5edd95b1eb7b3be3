-- Sales and refunds as they were reported: one row for each (program, source, reference), never changed but for its answer
-- (state, reason, policy_version_id). Money is minor units of the currency; quantity, fees and cost are millionths.
CREATE TABLE sale (
  id                  BIGINT       NOT NULL PRIMARY KEY,
  program_id          INT          NOT NULL,
  source              VARCHAR(60)  NOT NULL,
  reference           VARCHAR(190) NOT NULL,
  refund              TINYINT      NOT NULL,
  original_reference  VARCHAR(190) NULL,
  occurred_at         BIGINT       NOT NULL,
  recorded_at         BIGINT       NOT NULL,
  order_reference     VARCHAR(190) NULL,
  event               VARCHAR(60)  NOT NULL,
  -- The only partner credited, with 100 %; else null, and the credits stand in sale_credit.
  partner             VARCHAR(60)  NULL,
  customer            VARCHAR(190) NULL,
  country             VARCHAR(60)  NULL,
  product             VARCHAR(190) NULL,
  category            VARCHAR(190) NULL,
  channel             VARCHAR(190) NULL,
  coupon              VARCHAR(190) NULL,
  currency            CHAR(3)      NOT NULL,
  quantity            BIGINT       NULL,
  amount              BIGINT       NOT NULL,
  discount            BIGINT       NOT NULL,
  tax                 BIGINT       NOT NULL,
  shipping            BIGINT       NOT NULL,
  fees                BIGINT       NOT NULL,
  cost                BIGINT       NULL,
  attributes          TEXT         NULL,
  content_hash        BINARY(16)   NOT NULL,
  import_id           BIGINT       NULL,
  policy_version_id   INT          NULL,
  state               VARCHAR(12)  NOT NULL,
  reason              VARCHAR(400) NULL,
  -- How many ledger transactions were booked for the line: the number of the next one.
  bookings            INT          NOT NULL DEFAULT 0,
  -- How often the content was corrected; what it was before stands in sale_revision.
  revision            INT          NOT NULL DEFAULT 0,
  UNIQUE KEY sale_by_reference (program_id, source, reference),
  KEY sale_by_time (program_id, occurred_at),
  KEY sale_by_customer (program_id, customer, occurred_at),
  KEY sale_by_partner (program_id, partner, occurred_at),
  KEY sale_by_original (program_id, original_reference),
  KEY sale_by_state (program_id, state, occurred_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Shares of a sale that several partners are credited with, in millionths of a percent: 60 % is 60,000,000.
CREATE TABLE sale_credit (
  sale_id     BIGINT      NOT NULL,
  position    SMALLINT    NOT NULL,
  program_id  INT         NOT NULL,
  partner     VARCHAR(60) NOT NULL,
  share       INT         NOT NULL,
  PRIMARY KEY (sale_id, position),
  KEY sale_credit_by_partner (program_id, partner)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a line said before a person corrected or voided it (JSON), and why it was changed.
CREATE TABLE sale_revision (
  sale_id     BIGINT       NOT NULL,
  revision    INT          NOT NULL,
  content     TEXT         NOT NULL,
  reason      VARCHAR(400) NOT NULL,
  changed_by  VARCHAR(120) NOT NULL,
  changed_at  BIGINT       NOT NULL,
  PRIMARY KEY (sale_id, revision)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('sale', 1);
