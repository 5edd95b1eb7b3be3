-- Names to sign in with that belong to one human, as an admin says: those of one human have the same human_id, which is the
-- id of one of them. A person without a row stands alone.
CREATE TABLE person_human (
  person_id  BIGINT NOT NULL PRIMARY KEY,
  human_id   BIGINT NOT NULL,
  KEY person_human_by_human (human_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
