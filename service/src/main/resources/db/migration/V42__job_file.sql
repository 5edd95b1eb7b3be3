-- The file a job works on, in pieces of a mebibyte, where every process finds it after a crash. size and sha256 are null while it is
-- still coming in. The pieces go some days after the job has ended (removed_at); name, size and hash stay.
CREATE TABLE job_file (
  job_id      BIGINT       NOT NULL PRIMARY KEY,
  name        VARCHAR(300) NOT NULL,
  begun_at    BIGINT       NOT NULL,
  size        BIGINT       NULL,
  sha256      BINARY(32)   NULL,
  removed_at  BIGINT       NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE job_file_chunk (
  job_id  BIGINT     NOT NULL,
  number  INT        NOT NULL,
  bytes   MEDIUMBLOB NOT NULL,
  PRIMARY KEY (job_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
