-- What a program's mails say, where a person changed it; without a row, what Ratebook brings along.
CREATE TABLE mail_template (
  program_id  INT          NOT NULL,
  kind        VARCHAR(20)  NOT NULL,
  subject     VARCHAR(200) NOT NULL,
  body        TEXT         NOT NULL,
  changed_by  VARCHAR(190) NOT NULL,
  changed_at  BIGINT       NOT NULL,
  PRIMARY KEY (program_id, kind)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Every mail that was written to a partner, as written. about is the id of what it is about (kind sale: a commission; payment: a
-- payout), about_title what people call that. outbox_id is the latest try to send it. Address, subject, body and error are
-- personal data, empty once the partner is erased.
CREATE TABLE mail (
  id           BIGINT        NOT NULL PRIMARY KEY,
  program_id   INT           NOT NULL,
  kind         VARCHAR(20)   NOT NULL,
  about        BIGINT        NOT NULL,
  about_title  VARCHAR(400)  NOT NULL,
  partner      VARCHAR(60)   NOT NULL,
  address      VARCHAR(254)  NOT NULL,
  subject      VARCHAR(400)  NOT NULL,
  body         MEDIUMTEXT    NOT NULL,
  state        VARCHAR(10)   NOT NULL,
  error        VARCHAR(1000) NULL,
  written_by   VARCHAR(190)  NOT NULL,
  written_at   BIGINT        NOT NULL,
  sent_at      BIGINT        NULL,
  outbox_id    BIGINT        NULL,
  KEY mail_by_time (program_id, written_at, id),
  KEY mail_by_partner (program_id, partner, id),
  KEY mail_by_subject (program_id, kind, about, id),
  KEY mail_by_state (program_id, state, written_at, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('mail', 1);
