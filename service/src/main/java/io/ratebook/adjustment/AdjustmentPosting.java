package io.ratebook.adjustment;

import io.ratebook.database.RowWriter;
import io.ratebook.ledger.AccountName;
import io.ratebook.ledger.Entry;
import io.ratebook.ledger.Ledger;
import io.ratebook.ledger.Leg;
import io.ratebook.ledger.OpenDays;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** What an approved adjustment comes to: an entry that payouts are made of, and a ledger transaction. */
@Component
class AdjustmentPosting {
    static final String WHY = "by-hand";

    private final Ledger ledger;
    private final DataSource dataSource;

    AdjustmentPosting(Ledger ledger, DataSource dataSource) {
        this.ledger = ledger;
        this.dataSource = dataSource;
    }

    /** In the current transaction, which has the program's turn; late in it. */
    void post(int programId, List<Adjustment> approved, long now) throws SQLException {
        if (approved.isEmpty()) {
            return;
        }
        Connection connection = DataSourceUtils.getConnection(dataSource);
        OpenDays open = OpenDays.of(connection, programId);
        List<Entry> entries = new ArrayList<>(approved.size());
        try (RowWriter rows = new RowWriter(
                connection,
                "payable_entry",
                "program_id",
                "partner",
                "currency",
                "entry_id",
                "part",
                "payout_id",
                "amount",
                "payable_from",
                "effective_day",
                "approval_id")) {
            for (Adjustment one : approved) {
                String day = open.effective(one.day()).toString();
                rows.add(programId, one.partner(), one.currency(), one.id(), 0, 0, one.amount(), now, day, 0);
                entries.add(entry(one, open));
            }
        }
        ledger.post(programId, entries);
    }

    private static Entry entry(Adjustment one, OpenDays open) {
        AccountName from = one.kind().equals(AdjustmentKind.OPENING.code())
                ? AccountName.opening(one.currency())
                : AccountName.expense(one.currency());
        return new Entry(
                WHY,
                one.id(),
                0,
                open.effective(one.day()),
                List.of(
                        new Leg(AccountName.payable(one.partner(), one.currency()), one.amount()),
                        new Leg(from, Math.negateExact(one.amount()))));
    }
}
