-- From which instant on (microseconds since 1970) sales of a product may earn, or may not; before the first one they may. A person's
-- change counts from then on, so that what was earned before it stays earned.
CREATE TABLE product_commissionable (
  program_id      INT          NOT NULL,
  code            VARCHAR(190) NOT NULL,
  from_micros     BIGINT       NOT NULL,
  commissionable  TINYINT      NOT NULL,
  PRIMARY KEY (program_id, code, from_micros)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO product_commissionable (program_id, code, from_micros, commissionable)
  SELECT program_id, code, 0, 0 FROM product WHERE commissionable = 0;
