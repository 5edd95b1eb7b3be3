package io.ratebook.bench;

import io.ratebook.evaluation.Credit;
import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.evaluation.Sales;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Field;
import io.ratebook.policy.Policy;
import io.ratebook.policy.PolicySettings;
import io.ratebook.policy.Rate;
import io.ratebook.policy.RateRow;
import io.ratebook.policy.RateSheet;
import io.ratebook.policy.Reading;
import io.ratebook.policy.RowRef;
import io.ratebook.policy.Sheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A card as a policy, its sales as sale lines: the same rows and values through the front door. */
final class CardPolicy {
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final int PARTNERS = 1_000;

    private CardPolicy() {}

    static Policy of(RateCard card) {
        List<RateRow> rows = new ArrayList<>();
        for (int i = 0; i < card.rows().size(); i++) {
            rows.add(row(i, card.rows().get(i)));
        }
        RateSheet rates = new RateSheet(
                "Rates",
                Reading.FIRST_MATCH,
                List.of(
                        Column.of(Field.CATEGORY),
                        Column.of(Field.COUNTRY),
                        Column.of(Field.LEVEL),
                        Column.of(Field.AMOUNT),
                        Column.of(Field.SALE_DATE)),
                rows);
        PolicySettings settings = new PolicySettings("", null, "EUR", null, null, 365, "", List.of(), null, null);
        return new Policy(
                settings,
                List.of(rates),
                List.of(),
                List.of(),
                Sheet.empty(),
                Sheet.empty(),
                Sheet.empty(),
                Sheet.empty(),
                List.of());
    }

    private static RateRow row(int number, RateCard.Row row) {
        SortedMap<Column, Condition> when = new TreeMap<>();
        codes(when, Field.CATEGORY, "category ", row.categories());
        codes(when, Field.COUNTRY, "country ", row.countries());
        codes(when, Field.LEVEL, "level ", row.levels());
        if (row.amountFrom() != Long.MIN_VALUE) {
            when.put(
                    Column.of(Field.AMOUNT),
                    new Condition.Band(money(row.amountFrom()), money(row.amountBelow()), null));
        }
        if (row.dayFrom() != Long.MIN_VALUE) {
            when.put(Column.of(Field.SALE_DATE), new Condition.Days(day(row.dayFrom()), day(row.dayBelow())));
        }
        return new RateRow(
                new RowRef("Rates", 7 + number, null),
                when,
                new Rate.Percent(BigDecimal.valueOf(100 + number % 900, 2)),
                null,
                null,
                null,
                null,
                List.of(),
                "");
    }

    private static void codes(SortedMap<Column, Condition> when, Field field, String name, List<Integer> codes) {
        if (!codes.isEmpty()) {
            when.put(
                    Column.of(field),
                    new Condition.OneOf(codes.stream().map(code -> name + code).toList()));
        }
    }

    private static @Nullable BigDecimal money(long minor) {
        return minor == Long.MAX_VALUE ? null : BigDecimal.valueOf(minor, 2);
    }

    private static @Nullable LocalDate day(long day) {
        return day == Long.MAX_VALUE ? null : LocalDate.ofEpochDay(day);
    }

    /** The first so many sales, each of one partner of the sale's level. */
    static Sales sales(CardSales sales, int count) {
        Sales.Builder lines = Sales.builder();
        for (int i = 0; i < count; i++) {
            lines.add(line(sales, i));
        }
        return lines.build();
    }

    private static SaleLine line(CardSales sales, int i) {
        int partner = i % (PARTNERS / 4) * 4 + sales.level[i];
        return SaleLine.sale("S" + i, sales.day[i] * DAY_MICROS + i, "EUR", BigDecimal.valueOf(sales.amount[i], 2))
                .lineNumber(i + 2)
                .credits(List.of(new Credit("P" + partner, BigDecimal.valueOf(100))))
                .customer("C" + i % 50_000)
                .country("country " + sales.country[i])
                .category("category " + sales.category[i])
                .quantity(BigDecimal.ONE)
                .build();
    }

    static Partners partners() {
        Map<String, PartnerFacts> byCode = new HashMap<>();
        for (int partner = 0; partner < PARTNERS; partner++) {
            List<PartnerFacts.DatedLevel> levels = partner % 4 == 0
                    ? List.of()
                    : List.of(new PartnerFacts.DatedLevel(Long.MIN_VALUE, "level " + partner % 4));
            String code = "P" + partner;
            byCode.put(
                    code,
                    new PartnerFacts(code, null, List.of(), null, levels, null, Set.of(), Set.of(), null, Map.of()));
        }
        return Partners.of(byCode);
    }
}
