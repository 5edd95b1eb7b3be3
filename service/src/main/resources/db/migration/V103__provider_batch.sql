-- Payouts that are given to a payment provider in one call. batch_key is what the provider knows it by: derived from the run and the
-- number of the batch in it, so it is the same after a restart and after a restore. state: ready (never given), unknown (given, or
-- about to be; whether it was taken is not known), accepted (payouts are under way), settled (all have come to an end; asked for still,
-- since money comes back), refused (surely nothing of it is paid), done. first_sent_at is committed before the first call.
-- next_ask_at: when it is given or asked for next; null once nothing is left to ask. watched_to: how far a round of asking payout by
-- payout has come, as a number in the batch. fault: why a person should look. not_there_by: who looked at the provider and says that it is
-- not there, for somebody else to confirm.
CREATE TABLE provider_batch (
  id              BIGINT       NOT NULL PRIMARY KEY,
  program_id      INT          NOT NULL,
  run_id          BIGINT       NOT NULL,
  number          INT          NOT NULL,
  provider        VARCHAR(20)  NOT NULL,
  batch_key       VARCHAR(120) NOT NULL,
  currency        CHAR(3)      NOT NULL,
  payouts         INT          NOT NULL,
  amount          BIGINT       NOT NULL,
  state           VARCHAR(12)  NOT NULL,
  first_sent_at   BIGINT       NULL,
  accepted_at     BIGINT       NULL,
  provider_batch  VARCHAR(64)  NULL,
  asked           INT          NOT NULL,
  last_asked_at   BIGINT       NULL,
  next_ask_at     BIGINT       NULL,
  watched_to      INT          NOT NULL,
  said            VARCHAR(400) NULL,
  fault           VARCHAR(400) NULL,
  not_there_by    VARCHAR(190) NULL,
  not_there_by_id BIGINT       NULL,
  given_by        VARCHAR(190) NOT NULL,
  created_at      BIGINT       NOT NULL,
  UNIQUE KEY provider_batch_by_key (provider, batch_key),
  UNIQUE KEY provider_batch_by_run (run_id, number),
  KEY provider_batch_by_program (program_id, id),
  KEY provider_batch_by_time (program_id, next_ask_at)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A payout in its batch: in one for ever, so that none is given twice. details_id: the payment details that money goes to, as they were
-- approved. item: what the provider calls it. outcome: its latest word: pending, paid, failed, returned, unclaimed, blocked, mismatch,
-- unknown; null before the first. paid_at: when it was first heard that it is paid.
CREATE TABLE provider_payment (
  payout_id   BIGINT       NOT NULL PRIMARY KEY,
  batch_id    BIGINT       NOT NULL,
  number      INT          NOT NULL,
  details_id  BIGINT       NOT NULL,
  item        VARCHAR(64)  NOT NULL,
  outcome     VARCHAR(12)  NULL,
  said        VARCHAR(400) NULL,
  paid_at     BIGINT       NULL,
  UNIQUE KEY provider_payment_by_batch (batch_id, number)
) ENGINE = InnoDB DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO id_block (name, next_id) VALUES ('provider_batch', 1);
