-- A partner program: all else belongs to one.
CREATE TABLE program (
  id          INT          NOT NULL PRIMARY KEY,
  code        VARCHAR(60)  NOT NULL,
  name        VARCHAR(200) NOT NULL,
  currency    CHAR(3)      NOT NULL,
  zone        VARCHAR(60)  NOT NULL,
  created_at  BIGINT       NOT NULL,
  version     INT          NOT NULL,
  UNIQUE KEY program_by_code (code)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Ids are handed out in blocks, so that rows of a batch know theirs before they are written.
CREATE TABLE id_block (
  name     VARCHAR(40) NOT NULL PRIMARY KEY,
  next_id  BIGINT      NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('program', 1);
