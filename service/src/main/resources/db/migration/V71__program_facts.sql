-- One row for each program of which partners or products ever changed so that sales may earn otherwise; number counts these
-- changes. Who remembers partners and products under a number may use them while the number is the same.
CREATE TABLE program_facts (
  program_id  INT    NOT NULL PRIMARY KEY,
  number      BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
