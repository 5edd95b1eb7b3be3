-- The days on which a payout counts in the books as paid, and as returned: those of its transactions, which are the first open ones
-- where the books were closed. paid_on stays the day on which money left.
ALTER TABLE payout ADD COLUMN paid_day DATE NULL, ADD COLUMN returned_day DATE NULL;

UPDATE payout p JOIN ledger_transaction t ON t.why = 'payout' AND t.subject = p.id AND t.number = 0
  SET p.paid_day = t.effective_day;

UPDATE payout p JOIN ledger_transaction t ON t.why = 'payout-return' AND t.subject = p.id AND t.number = 0
  SET p.returned_day = t.effective_day;
