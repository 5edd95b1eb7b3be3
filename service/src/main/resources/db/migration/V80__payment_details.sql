-- Where the money of a partner goes: dated rows, the last one open (until_at the greatest BIGINT); none where there are no
-- details. A row is ended, never changed: its hash, over the partner and all that stands in it, is what a payout is held
-- against. Erasing a partner empties the columns from paypal to tax_id and keeps the rest.
-- counts_from: not paid to before; later than from_at where other details stood before it.
CREATE TABLE partner_payment_details (
  id           BIGINT       NOT NULL PRIMARY KEY,
  program_id   INT          NOT NULL,
  partner_id   BIGINT       NOT NULL,
  number       INT          NOT NULL,
  from_at      BIGINT       NOT NULL,
  until_at     BIGINT       NOT NULL,
  counts_from  BIGINT       NOT NULL,
  method       VARCHAR(10)  NOT NULL,
  hash         CHAR(64)     NOT NULL,
  paypal       VARCHAR(127) NULL,
  holder       VARCHAR(140) NULL,
  iban         VARCHAR(34)  NULL,
  bic          VARCHAR(11)  NULL,
  name         VARCHAR(140) NULL,
  address      VARCHAR(400) NULL,
  note         VARCHAR(400) NULL,
  tax_id       VARCHAR(60)  NULL,
  entered_by   VARCHAR(190) NOT NULL,
  ended_by     VARCHAR(190) NULL,
  erased_at    BIGINT       NULL,
  UNIQUE KEY payment_details_by_partner (partner_id, number),
  KEY payment_details_by_end (partner_id, until_at),
  KEY payment_details_by_method (program_id, until_at, method, partner_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('partner_payment_details', 1);
