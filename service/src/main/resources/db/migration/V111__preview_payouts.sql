-- What the next payouts would be under a previewed version, reckoned when the preview was run. scheduled: 0 where there is no schedule,
-- and they would be made then. to_day: last effective day that counts, included. as_of: micros; what is past its hold then is payable.
-- active_from: the day from which the version would count if it were activated. minimums_of: number of the version whose Thresholds
-- would hold then, null for none.
CREATE TABLE preview_payouts (
  preview_id   BIGINT  NOT NULL PRIMARY KEY,
  scheduled    TINYINT NOT NULL,
  on_day       DATE    NOT NULL,
  to_day       DATE    NOT NULL,
  as_of        BIGINT  NOT NULL,
  active_from  DATE    NOT NULL,
  minimums_of  INT     NULL
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- By way: activated (the version is activated), counted (it had counted for the sales of the range). Minor units; more to no_longer:
-- lines of partner and currency that are paid more, less, only then, no longer.
CREATE TABLE preview_payouts_sum (
  preview_id   BIGINT      NOT NULL,
  way          VARCHAR(10) NOT NULL,
  currency     CHAR(3)     NOT NULL,
  old_payouts  BIGINT      NOT NULL,
  old_amount   BIGINT      NOT NULL,
  new_payouts  BIGINT      NOT NULL,
  new_amount   BIGINT      NOT NULL,
  more         BIGINT      NOT NULL,
  less         BIGINT      NOT NULL,
  newly        BIGINT      NOT NULL,
  no_longer    BIGINT      NOT NULL,
  PRIMARY KEY (preview_id, way, currency)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a partner is paid in a currency: as things stand, and by way; null where nothing is. Of reasons, words with blanks around; of
-- whys, JSON with their figures, null where they are those of old.
CREATE TABLE preview_payouts_partner (
  preview_id         BIGINT       NOT NULL,
  partner            VARCHAR(60)  NOT NULL,
  currency           CHAR(3)      NOT NULL,
  old_paid           BIGINT       NULL,
  old_reasons        VARCHAR(190) NOT NULL,
  old_why            TEXT         NOT NULL,
  activated_paid     BIGINT       NULL,
  activated_reasons  VARCHAR(190) NOT NULL,
  activated_why      TEXT         NULL,
  counted_paid       BIGINT       NULL,
  counted_reasons    VARCHAR(190) NOT NULL,
  counted_why        TEXT         NULL,
  PRIMARY KEY (preview_id, partner, currency)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
