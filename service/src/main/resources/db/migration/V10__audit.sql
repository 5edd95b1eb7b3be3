-- Who did what. Append-only: an entry is never changed nor taken away.
CREATE TABLE audit_entry (
  id           BIGINT       NOT NULL PRIMARY KEY,
  recorded_at  BIGINT       NOT NULL,
  actor_id     BIGINT       NOT NULL,
  actor_kind   VARCHAR(10)  NOT NULL,
  actor        VARCHAR(120) NOT NULL,
  action       VARCHAR(60)  NOT NULL,
  object       VARCHAR(400) NOT NULL,
  program      VARCHAR(60)  NULL,
  before_json  MEDIUMTEXT   NULL,
  after_json   MEDIUMTEXT   NULL,
  ip           VARCHAR(45)  NULL,
  KEY audit_entry_by_time (recorded_at, id),
  KEY audit_entry_by_actor (actor, recorded_at),
  KEY audit_entry_by_object (object, recorded_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is only ever added to';

CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the audit log is only ever added to';

INSERT INTO id_block (name, next_id) VALUES ('audit_entry', 1);
