package io.ratebook.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a call may need; controllers name it in lower case, {@code hasAuthority('sales')}. */
public enum Right {
    /** See everything that is not people's or money's business alone. */
    READ,
    /** Record, correct, void and run sales again. */
    SALES,
    /** Partners, their levels, groups and states. */
    PARTNERS,
    /** Upload, check, try and activate policies. */
    POLICIES,
    /** DRL, which is written by engineers only. */
    RULES,
    /** Adjust, hold, release and pay. */
    FINANCE,
    /** People, tokens of others, the audit log. */
    PEOPLE;

    /** As in JSON and in {@code @PreAuthorize}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The right of that code, or null. */
    public static @Nullable Right find(String code) {
        return Arrays.stream(values())
                .filter(right -> right.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    static String text(Collection<Right> rights) {
        return rights.stream().sorted().distinct().map(Right::code).collect(Collectors.joining(","));
    }

    static Set<Right> of(String text) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        Arrays.stream(text.split(",")).forEach(code -> {
            Right right = find(code);
            if (right != null) {
                rights.add(right);
            }
        });
        return rights;
    }
}
