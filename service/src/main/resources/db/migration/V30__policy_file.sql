-- Bytes, in parts of at most a megabyte: a server takes no statement longer than its max_allowed_packet.
CREATE TABLE policy_file (
  id      BIGINT     NOT NULL PRIMARY KEY,
  size    INT        NOT NULL,
  sha256  BINARY(32) NOT NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE policy_file_part (
  file_id  BIGINT     NOT NULL,
  number   SMALLINT   NOT NULL,
  content  MEDIUMBLOB NOT NULL,
  PRIMARY KEY (file_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('policy_file', 1);
