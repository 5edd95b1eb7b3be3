-- A value that few of a program's lines have (a country, a row of the policy) is found by itself instead of by reading the
-- index in the order of time to its end; lists in another order are read in it and stop at a page. Ids of sales are given
-- as they are recorded.
ALTER TABLE sale
  ADD KEY sale_by_category (program_id, category, occurred_at),
  ADD KEY sale_by_country (program_id, country, occurred_at),
  ADD KEY sale_by_amount (program_id, amount),
  ADD KEY sale_by_id (program_id, id);
ALTER TABLE commission
  ADD KEY commission_by_state (program_id, state, occurred_at),
  ADD KEY commission_by_kind (program_id, kind, occurred_at),
  ADD KEY commission_by_row (program_id, row_id, occurred_at),
  ADD KEY commission_by_amount (program_id, amount),
  ADD KEY commission_by_payable (program_id, payable_from);
