-- The lines of an order are looked up by its number; orders come in their order, so each new row goes to this index's end.
ALTER TABLE sale ADD KEY sale_by_order (program_id, order_reference, occurred_at);
