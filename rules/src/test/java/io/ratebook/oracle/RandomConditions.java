package io.ratebook.oracle;

import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Field;
import io.ratebook.policy.FieldType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** WHEN sides that ask what the random sales answer. */
final class RandomConditions {
    private static final List<Field> FIELDS = Arrays.stream(Field.values())
            .filter(field -> !field.isOfRecruited())
            .toList();

    private final Pick pick;
    private final RandomCase.Flavour flavour;

    RandomConditions(Pick pick, RandomCase.Flavour flavour) {
        this.pick = pick;
        this.flavour = flavour;
    }

    SortedMap<Column, Condition> when(List<String> bases) {
        SortedMap<Column, Condition> when = new TreeMap<>();
        int count = pick.of(0, 0, 1, 1, 1, 2, 3);
        for (int i = 0; i < count; i++) {
            Column column = column(pick.oneIn(6) ? Field.EVENT : pick.from(FIELDS), bases);
            when.put(column, condition(column));
        }
        return when;
    }

    private Column column(Field field, List<String> bases) {
        return switch (field) {
            case BASE -> new Column(field, pick.from(bases));
            case ATTRIBUTE -> new Column(field, "season");
            case ATTRIBUTE_NUMBER -> new Column(field, pick.of("score", "quota"));
            default -> Column.of(field);
        };
    }

    private Condition condition(Column column) {
        FieldType type = column.field().type();
        if (type == FieldType.CODE || type == FieldType.CODES) {
            return codes(column.field());
        }
        if (type == FieldType.DATE) {
            return days();
        }
        return band(column);
    }

    private Condition codes(Field field) {
        List<String> known = known(field);
        return switch (pick.between(0, 7)) {
            case 0, 1 -> new Condition.NoneOf(pick.some(1, 2, known));
            case 2 -> new Condition.Present();
            case 3 -> field == Field.EVENT ? new Condition.Present() : new Condition.Absent();
            default -> new Condition.OneOf(pick.some(1, 2, known));
        };
    }

    private static List<String> known(Field field) {
        return switch (field) {
            case EVENT -> List.of("sale", "renewal", "lead won", "lead won");
            case PARTNER -> RandomSales.PARTNERS;
            case GROUP -> List.of("G1", "G2");
            case LEVEL -> List.of("Gold", "Silver", "Bronze");
            case PARTNER_COUNTRY, COUNTRY -> List.of("DE", "US", "AT");
            case PARTNER_TAG -> List.of("vip", "new");
            case PRODUCT -> List.of("A", "B", "b");
            case CATEGORY -> List.of("Hosting", "Domain");
            case CHANNEL -> List.of("web", "shop");
            case COUPON -> List.of("X10", "Y");
            case CURRENCY -> List.of("GBP", "EUR", "JPY", "KWD", "USD");
            case CUSTOMER -> List.of("new", "returning", "reactivated");
            default -> List.of("summer", "winter");
        };
    }

    private Condition days() {
        LocalDate from = LocalDate.parse(pick.of("2024-01-01", "2024-03-31", "2024-04-01"));
        return switch (pick.between(0, 2)) {
            case 0 -> new Condition.Days(from, null);
            case 1 -> new Condition.Days(null, from);
            default -> new Condition.Days(from, from.plusDays(pick.of(1, 31)));
        };
    }

    private Condition band(Column column) {
        if (pick.oneIn(12)) {
            return pick.of(new Condition.Absent(), new Condition.Present());
        }
        List<String> ends = ends(column);
        int low = pick.between(0, ends.size() - 2);
        int high = pick.between(low + 1, ends.size() - 1);
        boolean open = pick.oneIn(2);
        boolean openBelow = !open && pick.oneIn(2);
        return new Condition.Band(
                openBelow ? null : new BigDecimal(ends.get(low)),
                open ? null : new BigDecimal(ends.get(high)),
                column.field().type() == FieldType.MONEY ? currency() : null);
    }

    private @Nullable String currency() {
        return pick.orNull(2, flavour.mainCurrency(), pick.from(flavour.currencies()));
    }

    private static List<String> ends(Column column) {
        return switch (column.field()) {
            case PAYMENT_NUMBER -> List.of("1", "2", "3", "4");
            case DAYS_SINCE_FIRST_SALE, DAYS_SINCE_LAST_SALE, DAYS_SINCE_PARTNER_JOINED ->
                List.of("0", "1", "30", "31", "365");
            case MONTHS_SINCE_FIRST_SALE -> List.of("0", "1", "2", "3", "12");
            case QUANTITY, ATTRIBUTE_NUMBER -> List.of("0", "1", "2.5", "3", "100");
            case MARKUP -> List.of("-100", "0", "80", "100", "200");
            default ->
                column.field().type() == FieldType.WHOLE
                        ? List.of("0", "1", "2", "3", "5")
                        : List.of("0", "1", "50", "100", "117", "250", "1000");
        };
    }

    static List<Column> columns(List<? extends SortedMap<Column, Condition>> rows) {
        SortedMap<Column, Boolean> columns = new TreeMap<>();
        rows.forEach(row -> row.keySet().forEach(column -> columns.put(column, true)));
        return new ArrayList<>(columns.keySet());
    }
}
