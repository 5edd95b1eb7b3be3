-- One row for each program with a policy: what is counted on there. Whoever adds a version or an activation locks it.
-- activations is also the number of the latest one: an answer made under another number is made again.
CREATE TABLE policy_book (
  program_id   INT NOT NULL PRIMARY KEY,
  versions     INT NOT NULL,
  activations  INT NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The highest number that a row of a kind of table ever had: R-0012 is never given to another row.
CREATE TABLE policy_row_number (
  program_id  INT     NOT NULL,
  letter      CHAR(1) NOT NULL,
  last        INT     NOT NULL,
  PRIMARY KEY (program_id, letter)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One immutable state of a policy; numbers run from 1 in each program. hash is of what decides, with the ids of the rows;
-- read_hash of the same as it was uploaded, when new rows had none. The workbook is read again to make the version ready;
-- the canonical JSON, packed with gzip, is what the hash is of.
CREATE TABLE policy_version (
  id                 INT          NOT NULL PRIMARY KEY,
  program_id         INT          NOT NULL,
  number             INT          NOT NULL,
  hash               CHAR(64)     NOT NULL,
  read_hash          CHAR(64)     NOT NULL,
  title              VARCHAR(400) NOT NULL,
  note               MEDIUMTEXT   NOT NULL,
  workbook_file_id   BIGINT       NOT NULL,
  canonical_file_id  BIGINT       NOT NULL,
  table_rows         INT          NOT NULL,
  warnings           INT          NOT NULL,
  created_by         VARCHAR(120) NOT NULL,
  created_at         BIGINT       NOT NULL,
  UNIQUE KEY policy_version_by_number (program_id, number),
  UNIQUE KEY policy_version_by_hash (program_id, hash),
  KEY policy_version_by_read_hash (program_id, read_hash)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Every workbook that came, also those with errors: its problems (JSON packed with gzip) are shown in the file itself.
CREATE TABLE policy_upload (
  id             BIGINT       NOT NULL PRIMARY KEY,
  program_id     INT          NOT NULL,
  file_name      VARCHAR(200) NOT NULL,
  file_id        BIGINT       NOT NULL,
  problems       MEDIUMBLOB   NOT NULL,
  errors         INT          NOT NULL,
  warnings       INT          NOT NULL,
  version_id     INT          NULL,
  version_is_new TINYINT      NOT NULL,
  uploaded_by    VARCHAR(120) NOT NULL,
  uploaded_at    BIGINT       NOT NULL,
  KEY policy_upload_by_program (program_id, id),
  KEY policy_upload_by_version (version_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('policy_version', 1), ('policy_upload', 1);
