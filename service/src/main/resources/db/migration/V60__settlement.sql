-- One row for each program. Whoever records or decides sales locks it; changes counts the batches below.
CREATE TABLE settlement (
  program_id  INT    NOT NULL PRIMARY KEY,
  changes     BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Which sales came in or changed, in the order committed: a process that remembers sales reads these again. Ids of a batch
-- follow each other; both ends are inclusive.
CREATE TABLE sale_batch (
  program_id  INT     NOT NULL,
  number      BIGINT  NOT NULL,
  first_id    BIGINT  NOT NULL,
  last_id     BIGINT  NOT NULL,
  replaced    TINYINT NOT NULL,
  PRIMARY KEY (program_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What rules added at the end of a period, by the key that they gave it. The id is of the sales', since commissions name it
-- where others name their sale.
CREATE TABLE period_adjustment (
  id          BIGINT       NOT NULL PRIMARY KEY,
  program_id  INT          NOT NULL,
  said_as     VARCHAR(400) NOT NULL,
  UNIQUE KEY period_adjustment_by_key (program_id, said_as)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
