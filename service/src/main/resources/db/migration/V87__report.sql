-- A ledger report as it was at as_of (micros), for the days from from_day to to_day, both included. Filters are null for any.
CREATE TABLE report (
  id          BIGINT       NOT NULL PRIMARY KEY,
  program_id  INT          NOT NULL,
  from_day    DATE         NOT NULL,
  to_day      DATE         NOT NULL,
  partner     VARCHAR(60)  NULL,
  group_name  VARCHAR(60)  NULL,
  state       VARCHAR(10)  NULL,
  tag         VARCHAR(60)  NULL,
  as_of       BIGINT       NOT NULL,
  made_by     VARCHAR(190) NOT NULL,
  rows_made   BIGINT       NOT NULL,
  KEY report_by_program (program_id, id),
  KEY report_by_age (as_of)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- opening + earned + adjusted - clawed_back - paid = closing. pending (not approved) and on_hold (approved, not released) are in
-- none of these, and stand as they were at as_of, whatever their day. Rows of nothing but zeros are not there.
CREATE TABLE report_line (
  report_id    BIGINT      NOT NULL,
  partner      VARCHAR(60) NOT NULL,
  currency     CHAR(3)     NOT NULL,
  opening      BIGINT      NOT NULL,
  earned       BIGINT      NOT NULL,
  clawed_back  BIGINT      NOT NULL,
  adjusted     BIGINT      NOT NULL,
  paid         BIGINT      NOT NULL,
  closing      BIGINT      NOT NULL,
  pending      BIGINT      NOT NULL,
  on_hold      BIGINT      NOT NULL,
  PRIMARY KEY (report_id, partner, currency),
  CONSTRAINT report_line_ties CHECK (opening + earned + adjusted - clawed_back - paid = closing)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('report', 1);
