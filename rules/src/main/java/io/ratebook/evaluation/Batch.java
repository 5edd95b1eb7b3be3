package io.ratebook.evaluation;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A batch of sales prepared for evaluation: sorted, numbered, its partners and refunds found. */
final class Batch {
    private static final int UNKNOWN = -1;

    final Sales sales;
    final Versions versions;
    final PartnerViews partners;
    final Slots slots;
    final OrderLines orderLines;
    final RefundBook refunds;
    final SharedCaps caps;
    final SchemeMetrics metrics;
    /** By number of the credits, their partners as far as asked for. */
    private final @Nullable PartnerView[][] byCreditSet;

    /** By number of the credits, the index of the only partner; {@link #UNKNOWN} for several or not asked for yet. */
    private final int[] onlyPartner;

    /**
     * Sale lines by (time, reference), the order in which history is read; as they came where nothing looks at what was
     * before, since neighbours are then neighbours in memory.
     */
    final int[] ordered;

    private final HistoryLines history;
    private final ExcludedProducts excluded;
    private final PaidLeads leads;
    /** Number of the event, {@link Dictionary#ABSENT} where no line has it. */
    private final int leadWon;

    Batch(
            Versions versions,
            Sales sales,
            Partners partners,
            HistoryLines history,
            ExcludedProducts excluded,
            PaidLeads leads) {
        this.versions = versions;
        this.excluded = excluded;
        this.leads = leads;
        this.leadWon = leads == PaidLeads.NONE ? Dictionary.ABSENT : sales.codes.find(SaleLine.LEAD_WON);
        this.history = history;
        this.sales = sales;
        this.partners = new PartnerViews(partners, sales.codes);
        this.byCreditSet = new PartnerView[sales.creditSets.size()][];
        this.onlyPartner = new int[byCreditSet.length];
        Arrays.fill(onlyPartner, UNKNOWN);
        this.slots = new Slots(sales);
        this.orderLines = new OrderLines(sales);
        int[] lines = lines(false);
        this.ordered = versions.stream().anyMatch(ReadyPolicy::looksBack) ? TimeOrder.of(sales, lines) : lines;
        this.caps = new SharedCaps(versions);
        this.metrics = new SchemeMetrics(versions);
        this.refunds = new RefundBook(sales, TimeOrder.byArrival(sales, lines(true)));
    }

    private int[] lines(boolean refunds) {
        return IntStream.range(0, sales.size)
                .filter(line -> sales.refund[line] == refunds)
                .toArray();
    }

    PartnerView partner(int line, int credit) {
        PartnerView[] known = byCreditSet[sales.credits[line]];
        return known == null ? learn(line)[credit] : known[credit];
    }

    /** The same as {@link PartnerView#index}. */
    int partnerIndex(int line, int credit) {
        int only = onlyPartner[sales.credits[line]];
        return only == UNKNOWN ? partner(line, credit).index() : only;
    }

    private PartnerView[] learn(int line) {
        PartnerView[] found = Arrays.stream(sales.creditsOf(line).partners())
                .mapToObj(partners::ofNumber)
                .toArray(PartnerView[]::new);
        byCreditSet[sales.credits[line]] = found;
        if (found.length == 1) {
            onlyPartner[sales.credits[line]] = found[0].index();
        }
        return found;
    }

    /** Whether a line is there only as history: nobody asks what it earns, and whether it waits is known. */
    boolean isHistory(int line) {
        return history.isHistory(line);
    }

    /** Of a line that is there only as history. */
    boolean waits(int line) {
        return history.waits(line);
    }

    /** The product of a sale that earns nothing for its sake, or null. */
    @Nullable
    String excludedProduct(int line) {
        String product = excluded == ExcludedProducts.NONE ? null : sales.codes.textOf(sales.product[line]);
        return product != null && excluded.excludes(product, sales.time[line]) ? product : null;
    }

    /** The lead of a sale that waits because the lead was paid by hand, or null. */
    @Nullable
    String paidLead(int line) {
        if (leadWon == Dictionary.ABSENT || sales.event[line] != leadWon) {
            return null;
        }
        String customer = sales.codes.textOf(sales.customer[line]);
        return Stream.of(sales.attributesOf(line).getOrDefault(SaleLine.LEAD, ""), customer == null ? "" : customer)
                .filter(leads::isPaid)
                .findFirst()
                .orElse(leads.isPaid(sales.reference[line]) ? sales.reference[line] : null);
    }

    boolean isOrdinary(int line) {
        String event = sales.codes.required(sales.event[line]);
        return event.equals(SaleLine.SALE) || event.equals(SaleLine.RENEWAL);
    }
}
