-- Append-only. A sale stands under the version of the activation with the latest start day on or before its day in the
-- program's zone; of two with one start day under the later, which has the higher number.
CREATE TABLE policy_activation (
  program_id    INT          NOT NULL,
  number        INT          NOT NULL,
  version_id    INT          NOT NULL,
  from_day      DATE         NOT NULL,
  reason        VARCHAR(400) NULL,
  activated_by  VARCHAR(120) NOT NULL,
  activated_at  BIGINT       NOT NULL,
  PRIMARY KEY (program_id, number),
  KEY policy_activation_by_version (version_id)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TRIGGER policy_activation_stays BEFORE UPDATE ON policy_activation
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an activation stays as it is: going back is a further one';

CREATE TRIGGER policy_activation_is_kept BEFORE DELETE ON policy_activation
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an activation is kept: going back is a further one';
