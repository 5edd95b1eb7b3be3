-- What the list of commissions filters, sorts and sums by, in the order of time; takes the place of the index by state.
-- By refund: what is booked for a refund is looked for whenever its sale is decided again.
ALTER TABLE commission
  DROP KEY commission_by_state,
  ADD KEY commission_by_refund (refund_id),
  ADD KEY commission_by_time (program_id, occurred_at, id, state, kind, partner, component, policy_version_id, row_id,
    currency, amount, payable_from);
