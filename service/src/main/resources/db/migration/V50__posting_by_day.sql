-- The day stands on the posting too, so that an account over a range of days is read from one index: in the order of its
-- statement, with the amounts. It is always that of the posting's transaction.
ALTER TABLE posting
  ADD COLUMN effective_day DATE NOT NULL,
  DROP KEY posting_by_account,
  ADD KEY posting_by_account (account_id, effective_day, transaction_id, line, amount);
