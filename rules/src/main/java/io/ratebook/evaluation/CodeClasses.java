package io.ratebook.evaluation;

import io.ratebook.evaluation.drools.ClassSet;
import io.ratebook.evaluation.drools.ClassTable;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Classes of a column of single codes: missing, any code named nowhere, and each named code. */
final class CodeClasses extends ColumnClasses {
    private static final int OTHER = 1;

    private final Map<String, Integer> named = new HashMap<>();
    private final CodeSource source;

    CodeClasses(Column column, Collection<Condition> conditions) {
        super(column);
        this.source = CodeSource.of(column);
        if (isEvent()) {
            name(List.of(SaleLine.SALE, SaleLine.RENEWAL));
        }
        for (Condition condition : conditions) {
            if (condition instanceof Condition.OneOf one) {
                name(one.codes());
            } else if (condition instanceof Condition.NoneOf none) {
                name(none.codes());
            }
        }
    }

    private boolean isEvent() {
        return column.field() == Field.EVENT;
    }

    private void name(List<String> codes) {
        codes.forEach(code -> named.putIfAbsent(code, named.size() + OTHER + 1));
    }

    @Override
    ClassSet accepts(@Nullable Condition condition) {
        if (isEvent()) {
            return event(condition);
        }
        if (condition == null) {
            return ClassSet.any();
        }
        if (condition instanceof Condition.OneOf one) {
            return ClassSet.members(classesOf(one.codes()));
        }
        if (condition instanceof Condition.NoneOf none) {
            int[] refused = Arrays.copyOf(classesOf(none.codes()), none.codes().size() + 1);
            refused[none.codes().size()] = MISSING;
            return ClassSet.except(refused);
        }
        return PresenceClasses.accepts(condition, column, size());
    }

    /** A blank cell means sale or renewal, and "not" chooses among these two only. */
    private ClassSet event(@Nullable Condition condition) {
        if (condition instanceof Condition.OneOf one) {
            return ClassSet.members(classesOf(one.codes()));
        }
        if (condition instanceof Condition.Absent) {
            return ClassSet.members(MISSING);
        }
        List<String> refused = condition instanceof Condition.NoneOf none ? none.codes() : List.of();
        return ClassSet.members(classesOf(List.of(SaleLine.SALE, SaleLine.RENEWAL).stream()
                .filter(event -> !refused.contains(event))
                .toList()));
    }

    private int[] classesOf(List<String> codes) {
        return codes.stream().mapToInt(this::classOf).toArray();
    }

    private int classOf(String code) {
        return named.getOrDefault(code, OTHER);
    }

    private int size() {
        return named.size() + OTHER + 1;
    }

    @Override
    void declare(ClassTable.Builder table) {
        table.column(size());
    }

    @Override
    Reader reader(Facts facts) {
        return source.reader(facts, this::classOf);
    }

    @Override
    int classOfText(String text, Facts facts) {
        return classOf(text);
    }

    @Override
    boolean isStatic() {
        return column.field() != Field.CUSTOMER;
    }

    @Override
    String shown(Facts facts) {
        String code = source.code(facts);
        return code == null ? "" : code;
    }
}
