-- What was booked stays; a correction is a further transaction. (TRUNCATE passes triggers: only rights keep it away.)
CREATE TRIGGER ledger_transaction_stays BEFORE UPDATE ON ledger_transaction
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is only ever added to';

CREATE TRIGGER ledger_transaction_is_kept BEFORE DELETE ON ledger_transaction
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is only ever added to';

CREATE TRIGGER posting_stays BEFORE UPDATE ON posting
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is only ever added to';

CREATE TRIGGER posting_is_kept BEFORE DELETE ON posting
  FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the ledger is only ever added to';
