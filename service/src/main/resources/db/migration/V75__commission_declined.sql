-- What a person declined: of a sale, all that a partner earns by a component in a currency, with what its refunds take back. While
-- a row has no end, nothing is owed for it. Ended by a person who has the sale decided again; the row stays.
CREATE TABLE commission_declined (
  sale_id      BIGINT       NOT NULL,
  partner      VARCHAR(60)  NOT NULL,
  component    VARCHAR(190) NOT NULL,
  currency     CHAR(3)      NOT NULL,
  number       SMALLINT     NOT NULL,
  program_id   INT          NOT NULL,
  reason       VARCHAR(400) NOT NULL,
  declined_by  VARCHAR(190) NOT NULL,
  declined_at  BIGINT       NOT NULL,
  ended_by     VARCHAR(190) NULL,
  ended_at     BIGINT       NULL,
  PRIMARY KEY (sale_id, partner, component, currency, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
