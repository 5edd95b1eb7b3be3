-- What was booked and who did what, sealed in blocks that follow each other. ranges are the ids of the rows in a block, both ends
-- included: "1-1000,2001-2040". hash is SHA-256 of the hash before it, the block's own words and its rows.
CREATE TABLE seal_block (
  chain      VARCHAR(10)  NOT NULL,
  number     BIGINT       NOT NULL,
  ranges     MEDIUMTEXT   NOT NULL,
  row_count  INT          NOT NULL,
  sealed_at  BIGINT       NOT NULL,
  hash       CHAR(64)     NOT NULL,
  PRIMARY KEY (chain, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TRIGGER seal_block_stays BEFORE UPDATE ON seal_block
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'seals are only ever added to';

CREATE TRIGGER seal_block_is_kept BEFORE DELETE ON seal_block
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'seals are only ever added to';
