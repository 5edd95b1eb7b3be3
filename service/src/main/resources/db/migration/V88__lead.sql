-- A prospect that a partner handed in. code: how people and sales call it. phase is one of the program's list. rate: commission in
-- millionths of a percent (20 % is 20,000,000), null where none is known; rate_from says in words where it comes from.
CREATE TABLE partner_lead (
  id          BIGINT       NOT NULL PRIMARY KEY,
  program_id  INT          NOT NULL,
  code        VARCHAR(60)  NOT NULL,
  partner     VARCHAR(60)  NOT NULL,
  phase       VARCHAR(60)  NOT NULL,
  rate        BIGINT       NULL,
  rate_from   VARCHAR(190) NULL,
  created_by  VARCHAR(190) NOT NULL,
  created_at  BIGINT       NOT NULL,
  erased_at   BIGINT       NULL,
  UNIQUE KEY partner_lead_by_code (program_id, code),
  KEY partner_lead_by_time (program_id, created_at, id),
  KEY partner_lead_by_partner (program_id, partner, id),
  KEY partner_lead_by_phase (program_id, phase, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Personal data, and only here. One row for each lead, its name empty once it is erased.
-- name_key sorts (the name in lower case); search is what is looked through: code, name and company in lower case.
CREATE TABLE lead_person (
  lead_id     BIGINT       NOT NULL PRIMARY KEY,
  program_id  INT          NOT NULL,
  name        VARCHAR(200) NOT NULL,
  company     VARCHAR(200) NULL,
  email       VARCHAR(254) NULL,
  note        VARCHAR(400) NULL,
  name_key    VARCHAR(200) NOT NULL,
  search      VARCHAR(500) NOT NULL,
  KEY lead_person_by_name (program_id, name_key, lead_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The phases a lead went through; number counts from 1.
CREATE TABLE lead_phase (
  lead_id  BIGINT       NOT NULL,
  number   INT          NOT NULL,
  phase    VARCHAR(60)  NOT NULL,
  said_by  VARCHAR(190) NOT NULL,
  said_at  BIGINT       NOT NULL,
  PRIMARY KEY (lead_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The phases of a program in their order, exactly one of them the won one; a program without rows has those that come with the
-- service.
CREATE TABLE lead_phase_choice (
  program_id  INT         NOT NULL,
  position    INT         NOT NULL,
  phase       VARCHAR(60) NOT NULL,
  won         TINYINT     NOT NULL,
  PRIMARY KEY (program_id, position),
  UNIQUE KEY lead_phase_choice_by_phase (program_id, phase)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('lead', 1);
