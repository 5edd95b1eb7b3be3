package io.ratebook.sale;

import io.ratebook.database.RowWriter;
import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.SaleLine;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes new sales and refunds with what came of them. The connection and its transaction are the caller's. */
public final class SaleInserts implements AutoCloseable {
    /** Shares are kept in millionths of a percent: 60 % is 60,000,000. */
    private static final int SHARE_DECIMALS = 6;

    static final BigDecimal WHOLE = new BigDecimal("100");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final RowWriter sales;
    private final RowWriter credits;
    private final int programId;
    private final long recordedAt;
    private final @Nullable Long importId;

    /**
     * A writer.
     *
     * @param recordedAt micros of the call or import that brought them
     * @param importId of the job, or null
     */
    public SaleInserts(Connection connection, int programId, long recordedAt, @Nullable Long importId)
            throws SQLException {
        this.programId = programId;
        this.recordedAt = recordedAt;
        this.importId = importId;
        this.sales = new RowWriter(
                connection,
                "sale",
                "id",
                "program_id",
                "source",
                "reference",
                "refund",
                "original_reference",
                "occurred_at",
                "recorded_at",
                "order_reference",
                "event",
                "partner",
                "customer",
                "country",
                "product",
                "category",
                "channel",
                "coupon",
                "currency",
                "quantity",
                "amount",
                "discount",
                "tax",
                "shipping",
                "fees",
                "cost",
                "attributes",
                "content_hash",
                "import_id",
                "policy_version_id",
                "state",
                "reason",
                "bookings",
                "revision");
        this.credits =
                new RowWriter(connection, "sale_credit", "sale_id", "position", "program_id", "partner", "share");
    }

    /** @param bookings how many ledger transactions are booked for it in the same transaction */
    public void add(long id, SaleLine line, Answer answer, int bookings) throws SQLException {
        int decimals = SaleMoney.decimals(line.currency());
        sales.add(
                id,
                programId,
                line.source(),
                line.reference(),
                line.refund() ? 1 : 0,
                line.originalReference(),
                line.occurredAtMicros(),
                recordedAt,
                line.order(),
                line.event(),
                onlyPartner(line.credits()),
                line.customer(),
                line.country(),
                line.product(),
                line.category(),
                line.channel(),
                line.coupon(),
                line.currency(),
                SaleMoney.scaledOrNull(line.quantity(), SaleMoney.MICRO_DECIMALS),
                SaleMoney.scaled(line.amount(), decimals),
                SaleMoney.scaled(line.discount(), decimals),
                SaleMoney.scaled(line.tax(), decimals),
                SaleMoney.scaled(line.shipping(), decimals),
                SaleMoney.scaled(line.fees(), SaleMoney.MICRO_DECIMALS),
                SaleMoney.scaledOrNull(line.cost(), SaleMoney.MICRO_DECIMALS),
                line.attributes().isEmpty() ? null : JSON.writeValueAsString(line.attributes()),
                ContentHash.of(line),
                importId,
                answer.versionId(),
                answer.state().word(),
                answer.reason(),
                bookings,
                0);
        if (onlyPartner(line.credits()) == null) {
            addCredits(id, line.credits());
        }
    }

    private void addCredits(long id, List<Credit> shared) throws SQLException {
        for (int position = 0; position < shared.size(); position++) {
            Credit credit = shared.get(position);
            credits.add(id, position, programId, credit.partner(), share(credit));
        }
    }

    static @Nullable String onlyPartner(List<Credit> credits) {
        return credits.size() == 1 && credits.get(0).percent().compareTo(WHOLE) == 0
                ? credits.get(0).partner()
                : null;
    }

    static int share(Credit credit) {
        return Math.toIntExact(SaleMoney.scaled(credit.percent(), SHARE_DECIMALS));
    }

    static BigDecimal percentOfShare(int share) {
        return SaleMoney.decimal(share, SHARE_DECIMALS);
    }

    @Override
    public void close() throws SQLException {
        try (credits;
                sales) {
            // Both send what is left.
        }
    }
}
