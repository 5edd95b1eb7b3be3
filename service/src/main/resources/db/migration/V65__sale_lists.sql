-- What the list of sales filters and sorts by stands in one index in the order of time, so that a filter that hardly any
-- sale passes reads this index to its end (540,000 lines: 0.2 s) and not the table. Takes the place of the narrow one.
ALTER TABLE sale
  DROP KEY sale_by_time,
  ADD KEY sale_by_time (program_id, occurred_at, id, refund, state, category, country, source, order_reference, currency,
    amount, discount, reference),
  ADD KEY sale_by_product (program_id, product, occurred_at);
