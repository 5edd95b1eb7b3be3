-- What is sold, made by its first sale. The category is shown and searched; sales are decided by their own.
-- search is what is looked through: code and name in lower case.
CREATE TABLE product (
  program_id      INT          NOT NULL,
  code            VARCHAR(190) NOT NULL,
  name            VARCHAR(200) NULL,
  category        VARCHAR(190) NULL,
  commissionable  TINYINT      NOT NULL,
  search          VARCHAR(400) NOT NULL,
  created_at      BIGINT       NOT NULL,
  PRIMARY KEY (program_id, code),
  KEY product_by_category (program_id, category, code),
  KEY product_by_commissionable (program_id, commissionable, code)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
