-- The partners of a run are a list; those of a lead's payment were written as one code.
UPDATE payout_run SET partners = CONCAT('["', partners, '"]') WHERE kind = 'lead' AND partners NOT LIKE '[%';
