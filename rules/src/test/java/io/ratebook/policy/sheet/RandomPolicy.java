package io.ratebook.policy.sheet;

import io.ratebook.policy.Amount;
import io.ratebook.policy.CapRow;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.DurationRow;
import io.ratebook.policy.DurationRow.EarnsFor;
import io.ratebook.policy.Field;
import io.ratebook.policy.NamedBase;
import io.ratebook.policy.NamedBase.Less;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.Reading;
import io.ratebook.policy.ReferralRow;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.SharePart;
import io.ratebook.policy.Sheet;
import io.ratebook.policy.Story;
import io.ratebook.policy.ThresholdRow;
import io.ratebook.policy.TierScheme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Policies that use every column, every kind of condition and awkward codes; the same seed gives the same policy. */
final class RandomPolicy {
    private static final List<String> CODES = List.of(
            "Gold",
            "gold",
            "15056N",
            "00123",
            "123456789012345",
            "Hotel, 5 stars",
            "not for sale",
            "Not for sale",
            "(any)",
            "\"quoted\"",
            "12\" pipe",
            "=1+1",
            "@SUM(A1)",
            "Café Zürich",
            "Ελλάδα",
            "日本",
            "a_x0041_b",
            "A;B",
            "TRUE",
            "1e5",
            "8 %",
            "2026-01-31",
            "not",
            "-",
            "a  b",
            "😀");
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "CHF");
    private static final int FIRST_DATA_ROW = 7;

    private final Random random;
    private int ids;

    RandomPolicy(long seed) {
        random = new Random(seed);
    }

    Policy next() {
        return new Policy(
                settings(),
                List.of(rates("Rates"), rates("Rates EMEA")),
                schemes(),
                bases(),
                table(TableForm.DURATIONS, this::duration),
                table(TableForm.THRESHOLDS, this::threshold),
                table(TableForm.CAPS, this::cap),
                table(TableForm.REFERRALS, this::referral),
                stories());
    }

    private PolicySettings settings() {
        return new PolicySettings(
                "Partner programme\n2026",
                maybe(() -> "acme"),
                maybe(() -> pick(CURRENCIES)),
                maybe(() -> ZoneId.of(pick(List.of("UTC", "Europe/London", "Asia/Kolkata")))),
                maybe(this::date),
                random.nextInt(1000),
                "a note",
                random.nextBoolean() ? List.of() : List.of("spring-bonus", "Referrers_2"),
                maybe(() -> 1 + random.nextInt(50)),
                maybe(() -> "0123456789abcdef".repeat(4)));
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private LocalDate date() {
        return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(5000));
    }

    private RowRef ref(String sheet, int index) {
        return new RowRef(sheet, FIRST_DATA_ROW + index, maybe(() -> "R-" + (1000 + ids++)));
    }

    /** Up to 15 significant digits, as spreadsheets keep them, and now and then more. */
    private BigDecimal decimal(int scaleMax) {
        int scale = random.nextInt(scaleMax + 1);
        return BigDecimal.valueOf(random.nextInt(100_000), scale).stripTrailingZeros();
    }

    private Amount amount(int scale) {
        return new Amount(BigDecimal.valueOf(random.nextInt(1_000_000), scale), maybe(() -> pick(CURRENCIES)));
    }

    private BigDecimal percent() {
        return BigDecimal.valueOf(random.nextInt(100_000), 3);
    }

    private List<Column> columns(TableForm form) {
        List<Column> columns = new ArrayList<>();
        for (Field field : Field.values()) {
            if (form.takes(field) && random.nextInt(5) == 0) {
                columns.add(
                        field.isNamed()
                                ? new Column(field, pick(List.of("season", "Net from", "x y")))
                                : Column.of(field));
            }
        }
        return columns;
    }

    private SortedMap<Column, Condition> when(List<Column> columns) {
        SortedMap<Column, Condition> when = new TreeMap<>();
        for (Column column : columns) {
            if (random.nextBoolean()) {
                when.put(column, condition(column.field()));
            }
        }
        return when;
    }

    private Condition condition(Field field) {
        boolean from = random.nextBoolean();
        boolean below = !from || random.nextBoolean();
        return switch (field.type()) {
            case CODE, CODES -> codes(field);
            case DATE -> new Condition.Days(from ? date() : null, below ? date() : null);
            case MONEY ->
                new Condition.Band(from ? decimal(4) : null, below ? decimal(4) : null, maybe(() -> pick(CURRENCIES)));
            case WHOLE ->
                new Condition.Band(
                        from ? BigDecimal.valueOf(random.nextInt(500)) : null,
                        below ? BigDecimal.valueOf(random.nextInt(500)) : null,
                        null);
            case NUMBER, PERCENT ->
                new Condition.Band(from ? decimal(6).negate() : null, below ? decimal(6) : null, null);
        };
    }

    private Condition codes(Field field) {
        List<String> all = field == Field.CUSTOMER ? CodeList.CUSTOMERS : field == Field.CURRENCY ? CURRENCIES : CODES;
        List<String> some = List.of(pick(all), pick(all), pick(all)).subList(0, 1 + random.nextInt(3));
        return switch (random.nextInt(6)) {
            case 0 -> new Condition.Present();
            case 1 -> new Condition.Absent();
            case 2 -> new Condition.NoneOf(some);
            default -> new Condition.OneOf(some);
        };
    }

    private <R> List<R> some(IntFunction<R> row) {
        List<R> rows = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            rows.add(row.apply(i));
        }
        return rows;
    }

    private RateSheet rates(String name) {
        List<Column> columns = columns(TableForm.RATES);
        return new RateSheet(name, pick(List.of(Reading.values())), columns, some(i -> rate(ref(name, i), columns)));
    }

    private RateRow rate(RowRef ref, List<Column> columns) {
        boolean limits = random.nextBoolean();
        return new RateRow(
                ref,
                when(columns),
                rate(),
                maybe(() -> pick(List.of("Gross", "Net 2", "Profit"))),
                maybe(() -> pick(List.of("Bonus", "Commission", "Co, op"))),
                limits ? new Amount(BigDecimal.valueOf(random.nextInt(500), 2), null) : null,
                limits ? new Amount(BigDecimal.valueOf(500 + random.nextInt(500), 2), null) : null,
                shares(),
                random.nextBoolean() ? "" : "why: <b> & \"x\"");
    }

    private Rate rate() {
        return switch (random.nextInt(6)) {
            case 0 -> new Rate.Fixed(amount(2));
            case 1 -> new Rate.PerUnit(amount(4));
            case 2 -> new Rate.PerOrder(amount(2));
            case 3 -> new Rate.Tiered("Volume: EU");
            case 4 -> new Rate.None();
            default -> new Rate.Percent(random.nextInt(9) == 0 ? new BigDecimal("12.3456789012345678") : percent());
        };
    }

    private List<SharePart> shares() {
        return switch (random.nextInt(3)) {
            case 0 -> List.of();
            case 1 -> List.of(new SharePart(BigDecimal.valueOf(20), new SharePart.To.Referrer()));
            default ->
                List.of(
                        new SharePart(BigDecimal.valueOf(125, 1), new SharePart.To.Partner("P7, Ltd \"x\"")),
                        new SharePart(BigDecimal.valueOf(40), new SharePart.To.Component("Co-op")));
        };
    }

    private List<TierScheme> schemes() {
        List<TierScheme> schemes = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            schemes.add(scheme("Volume " + i));
        }
        return schemes;
    }

    private TierScheme scheme(String name) {
        TierScheme.Metric metric = pick(List.of(TierScheme.Metric.values()));
        TierScheme.Period period = pick(List.of(TierScheme.Period.values()));
        TierScheme.Against against = pick(List.of(TierScheme.Against.values()));
        TierScheme.Mode mode = pick(List.of(TierScheme.Mode.values()));
        List<TierScheme.TierBand> bands =
                some(i -> band(ref("Tiers", i), metric, against, mode == TierScheme.Mode.MARGINAL));
        return new TierScheme(
                bands.get(0).ref(),
                name,
                metric,
                metric == TierScheme.Metric.ATTRIBUTE ? "points: new" : null,
                random.nextBoolean(),
                random.nextBoolean(),
                period,
                period == TierScheme.Period.ROLLING ? 30 : 0,
                against,
                against == TierScheme.Against.ATTRIBUTE ? "target" : null,
                mode,
                mode == TierScheme.Mode.LAGGED ? 1 + random.nextInt(3) : 0,
                bands);
    }

    private TierScheme.TierBand band(
            RowRef ref, TierScheme.Metric metric, TierScheme.Against against, boolean marginal) {
        boolean money = metric.isMoney() && against == TierScheme.Against.NOTHING;
        boolean whole = metric.counts() && against == TierScheme.Against.NOTHING;
        BigDecimal from = BigDecimal.valueOf(random.nextInt(10_000), whole ? 0 : 2);
        boolean open = random.nextBoolean();
        BigDecimal below = open ? null : from.add(BigDecimal.ONE);
        Rate rate = marginal || random.nextBoolean() ? new Rate.Percent(percent()) : new Rate.PerUnit(amount(2));
        return new TierScheme.TierBand(ref, from, below, money ? maybe(() -> pick(CURRENCIES)) : null, rate);
    }

    private List<NamedBase> bases() {
        return List.of(
                new NamedBase(
                        ref("Bases", 0),
                        "Net",
                        "Revenue",
                        null,
                        new Less.Yes(),
                        new Less.No(),
                        new Less.Percent(BigDecimal.valueOf(31, 1)),
                        new Less.No(),
                        new Less.Yes(),
                        BigDecimal.valueOf(random.nextInt(1000), 1)),
                new NamedBase(
                        ref("Bases", 1),
                        "On top",
                        null,
                        "Bonus",
                        new Less.No(),
                        new Less.No(),
                        new Less.No(),
                        new Less.No(),
                        new Less.No(),
                        BigDecimal.valueOf(100)));
    }

    private interface RowOf<R> {
        R of(RowRef ref, List<Column> columns);
    }

    private <R> Sheet<R> table(TableForm form, RowOf<R> row) {
        List<Column> columns = columns(form);
        return new Sheet<>(columns, some(i -> row.of(ref(form.sheetName(), i), columns)));
    }

    private DurationRow duration(RowRef ref, List<Column> columns) {
        return new DurationRow(
                ref,
                when(columns),
                random.nextInt(90),
                maybe(() -> pick(List.of(DurationRow.Approval.values()))),
                maybe(() -> pick(List.of(new EarnsFor.Months(12), new EarnsFor.Payments(3), new EarnsFor.ForEver()))),
                maybe(() -> random.nextInt(90)),
                "");
    }

    private ThresholdRow threshold(RowRef ref, List<Column> columns) {
        return new ThresholdRow(
                ref,
                when(columns),
                amount(2),
                maybe(() -> random.nextInt(90)),
                maybe(() -> random.nextInt(90)),
                pick(List.of(ThresholdRow.Sweep.values())),
                "a comment");
    }

    private CapRow cap(RowRef ref, List<Column> columns) {
        CapRow.Scope scope = pick(List.of(CapRow.Scope.values()));
        boolean once = scope == CapRow.Scope.SALE || scope == CapRow.Scope.ORDER;
        return new CapRow(
                ref,
                when(columns),
                scope,
                once ? CapRow.Period.LIFETIME : pick(List.of(CapRow.Period.values())),
                amount(2),
                maybe(() -> "Bonus"),
                "");
    }

    private ReferralRow referral(RowRef ref, List<Column> columns) {
        ReferralRow.Kind kind = pick(List.of(ReferralRow.Kind.values()));
        ReferralRow.Value value =
                switch (kind) {
                    case FLAT -> new ReferralRow.Value.Flat(amount(2));
                    case PERCENT -> new ReferralRow.Value.Percent(percent());
                    case DIFFERENCE -> null;
                };
        return new ReferralRow(
                ref,
                when(columns),
                1 + random.nextInt(3),
                kind,
                value,
                kind == ReferralRow.Kind.PERCENT ? maybe(() -> pick(List.of(ReferralRow.Base.values()))) : null,
                maybe(() -> amount(2)),
                pick(List.of(
                        new ReferralRow.Duration.Days(30),
                        new ReferralRow.Duration.Months(12),
                        new ReferralRow.Duration.ForEver())),
                maybe(() -> random.nextInt(9)),
                "");
    }

    private List<Story> stories() {
        SortedMap<String, String> sale = new TreeMap<>();
        sale.put("occurred_at", random.nextBoolean() ? date().toString() : "2026-03-01T10:15:30.250Z");
        sale.put("amount", decimal(2).toPlainString());
        sale.put("product", pick(CODES));
        sale.put("attribute.season", pick(CODES));
        SortedMap<Column, String> facts = new TreeMap<>();
        facts.put(Column.of(Field.LEVEL), "Gold");
        facts.put(Column.of(Field.PAYMENT_NUMBER), "3");
        facts.put(Column.of(Field.MARKUP), "12.5");
        facts.put(Column.of(Field.ORDER_AMOUNT), "100 USD");
        if (random.nextBoolean()) {
            facts.put(Column.of(Field.CUSTOMER), "new");
        }
        Story.Step first = new Story.Step(
                ref("Tests", 0), sale, facts, null, new Story.Expected(new BigDecimal("-4.8"), maybe(() -> "USD")));
        Story.Step more = new Story.Step(
                ref("Tests", 1), new TreeMap<>(), new TreeMap<>(), "Bonus", new Story.Expected(null, null));
        return List.of(new Story("A story, with a comma", List.of(first, more)));
    }
}
