-- once_key: of what came by file, what it is about; null of all others. So the same file again makes nothing twice.
ALTER TABLE adjustment
  ADD COLUMN once_key VARCHAR(190) NULL,
  ADD COLUMN job_id BIGINT NULL,
  ADD UNIQUE KEY adjustment_once (program_id, once_key),
  ADD KEY adjustment_by_day (program_id, day, id),
  ADD KEY adjustment_by_amount (program_id, amount, id);

-- What was paid, in the order in which the ledger report adds it up.
ALTER TABLE paid_entry
  ADD KEY paid_entry_by_partner (program_id, partner, currency, effective_day, entry_id, amount);
ALTER TABLE payout
  ADD KEY payout_by_paying (program_id, state, partner, currency, paid_on, amount);
