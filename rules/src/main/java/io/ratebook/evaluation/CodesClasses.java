package io.ratebook.evaluation;

import io.ratebook.evaluation.drools.ClassSet;
import io.ratebook.evaluation.drools.ClassTable;
import io.ratebook.policy.Column;
import io.ratebook.policy.Condition;
import io.ratebook.policy.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Classes of a column of several codes, as tags and groups. A class is a combination of the named codes, numbered when
 * first met; there are as many as partners differ, so the column grows while evaluating.
 */
final class CodesClasses extends ColumnClasses {
    private final Map<String, Integer> named = new HashMap<>();
    /** By class, which named codes it has; class 0 has no value at all, and an empty set has only other codes. */
    private final List<BitSet> combinations = new ArrayList<>();

    private final Map<BitSet, Integer> numbers = new HashMap<>();

    CodesClasses(Column column, Collection<Condition> conditions) {
        super(column);
        combinations.add(new BitSet());
        for (Condition condition : conditions) {
            if (condition instanceof Condition.OneOf one) {
                one.codes().forEach(code -> named.putIfAbsent(code, named.size()));
            } else if (condition instanceof Condition.NoneOf none) {
                none.codes().forEach(code -> named.putIfAbsent(code, named.size()));
            }
        }
    }

    @Override
    ClassSet accepts(@Nullable Condition condition) {
        if (condition == null) {
            return ClassSet.any();
        }
        if (condition instanceof Condition.OneOf one) {
            BitSet wanted = bits(one.codes());
            return satisfying(has -> has.intersects(wanted));
        }
        if (condition instanceof Condition.NoneOf none) {
            BitSet refused = bits(none.codes());
            return satisfying(has -> !has.intersects(refused));
        }
        return PresenceClasses.accepts(condition, column, Integer.MAX_VALUE);
    }

    private ClassSet satisfying(Predicate<BitSet> test) {
        return ClassSet.satisfying(id -> id != MISSING && test.test(combination(id)));
    }

    private synchronized BitSet combination(int id) {
        return combinations.get(id);
    }

    private synchronized int classOf(BitSet combination) {
        return numbers.computeIfAbsent(combination, unseen -> {
            combinations.add(combination);
            return combinations.size() - 1;
        });
    }

    private BitSet bits(Collection<String> codes) {
        BitSet bits = new BitSet();
        codes.forEach(code -> {
            Integer bit = named.get(code);
            if (bit != null) {
                bits.set(bit);
            }
        });
        return bits;
    }

    private int classOf(Collection<String> codes) {
        return codes.isEmpty() ? MISSING : classOf(bits(codes));
    }

    @Override
    void declare(ClassTable.Builder table) {
        table.growingColumn();
    }

    @Override
    Reader reader(Facts facts) {
        Map<PartnerView, Integer> known = new HashMap<>();
        return () -> staysFor(facts.partner)
                ? known.computeIfAbsent(facts.partner, partner -> classOf(codes(facts)))
                : classOf(codes(facts));
    }

    /** Whether the codes of that partner never change. */
    private boolean staysFor(PartnerView partner) {
        return column.field() != Field.GROUP || partner.known().datedGroups().isEmpty();
    }

    private Set<String> codes(Facts facts) {
        PartnerFacts partner = facts.partner.known();
        return column.field() == Field.GROUP ? partner.groupsAt(facts.time()) : partner.tags();
    }

    @Override
    int classOfText(String text, Facts facts) {
        return classOf(Arrays.stream(text.split(",", -1))
                .map(String::trim)
                .filter(code -> !code.isEmpty())
                .toList());
    }

    @Override
    boolean isStatic() {
        return true;
    }

    @Override
    String shown(Facts facts) {
        return codes(facts).stream()
                .sorted(io.ratebook.policy.Codes.BYTE_ORDER)
                .collect(java.util.stream.Collectors.joining(", "));
    }
}
