-- What callers asked for under a key of theirs, so that the same again gets the same answer and is not done twice. An
-- attempt begins by inserting its row. State: running; written, when a transaction of it has been committed; done, when its
-- answer is kept. Whoever owns the row goes on; when its lease is over and nothing was written, another may take it over.
CREATE TABLE idempotency (
  caller        VARCHAR(30)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  method_path   VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  idem_key      VARCHAR(255)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  owner         CHAR(22)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state         VARCHAR(8)    NOT NULL,
  writes        INT           NOT NULL,
  lease_until   BIGINT        NOT NULL,
  created_at    BIGINT        NOT NULL,
  request_hash  BINARY(32)    NULL,
  status        SMALLINT      NULL,
  content_type  VARCHAR(100)  NULL,
  location      VARCHAR(1000) NULL,
  body          MEDIUMBLOB    NULL,
  PRIMARY KEY (caller, method_path, idem_key),
  KEY idempotency_by_age (created_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
