-- Who earns. All but the person is kept for ever: the ledger and the sales name the code.
-- joined_at is the first approval: the least BIGINT for one who always was approved, the greatest for one not approved yet.
CREATE TABLE partner (
  id           BIGINT      NOT NULL PRIMARY KEY,
  program_id   INT         NOT NULL,
  code         VARCHAR(60) NOT NULL,
  country      VARCHAR(60) NULL,
  referred_by  VARCHAR(60) NULL,
  joined_at    BIGINT      NOT NULL,
  created_at   BIGINT      NOT NULL,
  erased_at    BIGINT      NULL,
  UNIQUE KEY partner_by_code (program_id, code),
  KEY partner_by_joining (program_id, joined_at),
  KEY partner_by_referrer (program_id, referred_by)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Personal data, and only here. One row for each partner, empty but for the code once it is erased.
-- name_key sorts (the name in lower case); search is what is looked through: code and name in lower case.
CREATE TABLE partner_person (
  partner_id  BIGINT       NOT NULL PRIMARY KEY,
  program_id  INT          NOT NULL,
  name        VARCHAR(200) NOT NULL,
  email       VARCHAR(254) NULL,
  name_key    VARCHAR(200) NOT NULL,
  search      VARCHAR(300) NOT NULL,
  KEY partner_person_by_name (program_id, name_key)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Dated facts, each from an instant (inclusive; the least BIGINT: always) until the next (exclusive; the greatest: open).
CREATE TABLE partner_state (
  partner_id  BIGINT       NOT NULL,
  from_at     BIGINT       NOT NULL,
  until_at    BIGINT       NOT NULL,
  program_id  INT          NOT NULL,
  state       VARCHAR(10)  NOT NULL,
  reason      VARCHAR(400) NULL,
  PRIMARY KEY (partner_id, from_at),
  KEY partner_state_by_state (program_id, state, until_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A null level: none from then on.
CREATE TABLE partner_level (
  partner_id  BIGINT      NOT NULL,
  from_at     BIGINT      NOT NULL,
  until_at    BIGINT      NOT NULL,
  program_id  INT         NOT NULL,
  level       VARCHAR(60) NULL,
  PRIMARY KEY (partner_id, from_at),
  KEY partner_level_by_level (program_id, level, until_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE partner_group (
  partner_id  BIGINT      NOT NULL,
  group_name  VARCHAR(60) NOT NULL,
  from_at     BIGINT      NOT NULL,
  until_at    BIGINT      NOT NULL,
  program_id  INT         NOT NULL,
  PRIMARY KEY (partner_id, group_name, from_at),
  KEY partner_group_by_group (program_id, group_name, until_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE partner_tag (
  partner_id  BIGINT      NOT NULL,
  tag         VARCHAR(60) NOT NULL,
  program_id  INT         NOT NULL,
  PRIMARY KEY (partner_id, tag),
  KEY partner_tag_by_tag (program_id, tag)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What policies ask of a partner by name.
CREATE TABLE partner_attribute (
  partner_id  BIGINT       NOT NULL,
  name        VARCHAR(60)  NOT NULL,
  program_id  INT          NOT NULL,
  value       VARCHAR(255) NOT NULL,
  PRIMARY KEY (partner_id, name),
  KEY partner_attribute_by_program (program_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('partner', 1);
