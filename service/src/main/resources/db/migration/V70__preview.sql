-- Impact previews: what sales of a range of days would earn under a version, against those in force. Both days are inclusive, in the
-- program's zone. changes, activations and settled tell whether sales, policies or facts came in since. The figures are in pieces of
-- a mebibyte; nothing of a preview is ever in the ledger.
CREATE TABLE preview (
  id           BIGINT       NOT NULL PRIMARY KEY,
  program_id   INT          NOT NULL,
  version_id   INT          NOT NULL,
  from_day     DATE         NOT NULL,
  to_day       DATE         NOT NULL,
  ran_at       BIGINT       NOT NULL,
  ran_by       VARCHAR(100) NOT NULL,
  sales        BIGINT       NOT NULL,
  refunds      BIGINT       NOT NULL,
  changes      BIGINT       NOT NULL,
  activations  INT          NOT NULL,
  KEY preview_by_program (program_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The totals, for lists of previews; signed minor units.
CREATE TABLE preview_sum (
  preview_id  BIGINT  NOT NULL,
  currency    CHAR(3) NOT NULL,
  before_sum  BIGINT  NOT NULL,
  after_sum   BIGINT  NOT NULL,
  sales       BIGINT  NOT NULL,
  PRIMARY KEY (preview_id, currency)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE preview_chunk (
  preview_id  BIGINT     NOT NULL,
  number      INT        NOT NULL,
  bytes       MEDIUMBLOB NOT NULL,
  PRIMARY KEY (preview_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('preview', 1);
