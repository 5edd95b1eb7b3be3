-- Who may sign in. Names are lower case; roles are codes with commas between; the password says how it is hashed.
CREATE TABLE person (
  id            BIGINT       NOT NULL PRIMARY KEY,
  name          VARCHAR(60)  NOT NULL,
  display_name  VARCHAR(200) NOT NULL,
  roles         VARCHAR(200) NOT NULL,
  password      VARCHAR(200) NOT NULL,
  disabled      BOOLEAN      NOT NULL,
  created_at    BIGINT       NOT NULL,
  UNIQUE KEY person_by_name (name)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who is signed in: the SHA-256 of what the browser's cookie holds. Taking a row away signs out.
CREATE TABLE sign_in (
  hash          BINARY(32)   NOT NULL PRIMARY KEY,
  person_id     BIGINT       NOT NULL,
  created_at    BIGINT       NOT NULL,
  last_used_at  BIGINT       NOT NULL,
  KEY sign_in_by_person (person_id),
  KEY sign_in_by_use (last_used_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What machines sign in with: the SHA-256 of the token. It can do what its scopes say and its person may, until its last
-- day (in UTC, inclusive).
CREATE TABLE api_token (
  id            BIGINT       NOT NULL PRIMARY KEY,
  name          VARCHAR(59)  NOT NULL,
  person_id     BIGINT       NOT NULL,
  hash          BINARY(32)   NOT NULL,
  scopes        VARCHAR(200) NOT NULL,
  program       VARCHAR(60)  NULL,
  created_at    BIGINT       NOT NULL,
  expires_on    DATE         NULL,
  last_used_at  BIGINT       NULL,
  revoked_at    BIGINT       NULL,
  UNIQUE KEY api_token_by_hash (hash),
  KEY api_token_by_person (person_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('person', 1), ('api_token', 1);
