-- Long work that people can leave and come back to. A running job belongs to its owner (one process) while lease_until, by
-- the clock of the database, is not over; fencing_token grows each time it is taken, so that a process that was frozen
-- meanwhile finds its writes refused. running_slot keeps jobs of one exclusive_slot from running side by side.
CREATE TABLE job (
  id                   BIGINT        NOT NULL PRIMARY KEY,
  program_id           INT           NULL,
  kind                 VARCHAR(40)   NOT NULL,
  title                VARCHAR(300)  NOT NULL,
  state                VARCHAR(12)   NOT NULL,
  input                MEDIUMTEXT    NOT NULL,
  result               MEDIUMTEXT    NULL,
  failure              VARCHAR(2000) NULL,
  progress_done        BIGINT        NOT NULL,
  progress_total       BIGINT        NOT NULL,
  progress_text        VARCHAR(300)  NOT NULL,
  problem_count        BIGINT        NOT NULL,
  checkpoint           MEDIUMTEXT    NULL,
  checkpoint_problems  BIGINT        NOT NULL,
  started_by           VARCHAR(100)  NOT NULL,
  created_at           BIGINT        NOT NULL,
  started_at           BIGINT        NULL,
  finished_at          BIGINT        NULL,
  exclusive_slot       VARCHAR(60)   NULL,
  running_slot         VARCHAR(60)   NULL,
  owner                VARCHAR(60)   NULL,
  lease_until          BIGINT        NOT NULL,
  fencing_token        BIGINT        NOT NULL,
  writes               BIGINT        NOT NULL,
  attempts             INT           NOT NULL,
  cancel_requested     TINYINT       NOT NULL,
  UNIQUE KEY job_running_alone (running_slot),
  KEY job_by_state (state, lease_until),
  KEY job_by_program (program_id, id),
  KEY job_by_owner (owner)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('job', 1);
