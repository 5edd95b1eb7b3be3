-- Where a program's news is sent. The secret signs each delivery, so it is kept as it is, and shown once. A webhook that was
-- removed stays for the list of what was sent to it.
CREATE TABLE webhook (
  id          BIGINT        NOT NULL PRIMARY KEY,
  program_id  INT           NOT NULL,
  url         VARCHAR(1000) NOT NULL,
  secret      VARCHAR(100)  NOT NULL,
  topics      VARCHAR(200)  NOT NULL,
  enabled     TINYINT       NOT NULL,
  created_by  VARCHAR(190)  NOT NULL,
  created_at  BIGINT        NOT NULL,
  removed_at  BIGINT        NULL,
  KEY webhook_by_program (program_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a webhook that is enabled wants to hear of: no row, nobody listens. Asked by every batch of sales that is settled.
CREATE TABLE webhook_topic (
  program_id  INT         NOT NULL,
  topic       VARCHAR(40) NOT NULL,
  webhook_id  BIGINT      NOT NULL,
  PRIMARY KEY (program_id, topic, webhook_id),
  KEY webhook_topic_by_webhook (webhook_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What is to leave the house, written by the transaction of what it tells: for one webhook, or a mail (webhook_id is 0 then). The
-- id is the server's own count and not of a reserved block: of what two processes write the earlier comes first, and what a
-- webhook is sent goes in the order of it. due_at is by the clock of the database: when it may be tried next; of one that is
-- being tried, when whoever tries it (claim) is taken for dead. done is 1 once nothing more is tried.
CREATE TABLE outbox (
  id           BIGINT        NOT NULL AUTO_INCREMENT PRIMARY KEY,
  program_id   INT           NOT NULL,
  webhook_id   BIGINT        NOT NULL,
  mail_id      BIGINT        NULL,
  event_id     CHAR(36)      NOT NULL,
  topic        VARCHAR(40)   NOT NULL,
  items        INT           NOT NULL,
  payload      MEDIUMTEXT    NOT NULL,
  state        VARCHAR(10)   NOT NULL,
  done         TINYINT       NOT NULL,
  attempts     INT           NOT NULL,
  claim        CHAR(36)      NULL,
  due_at       BIGINT        NOT NULL,
  created_at   BIGINT        NOT NULL,
  ended_at     BIGINT        NULL,
  status       INT           NULL,
  answer       VARCHAR(2000) NULL,
  KEY outbox_open (done, webhook_id, id),
  KEY outbox_ended (done, ended_at),
  KEY outbox_by_program (program_id, id),
  KEY outbox_by_state (state, program_id, id),
  KEY outbox_by_webhook (webhook_id, id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('webhook', 1);
