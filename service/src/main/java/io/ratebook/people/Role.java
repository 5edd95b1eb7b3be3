package io.ratebook.people;

import static io.ratebook.people.Right.PARTNERS;
import static io.ratebook.people.Right.PEOPLE;
import static io.ratebook.people.Right.POLICIES;
import static io.ratebook.people.Right.READ;
import static io.ratebook.people.Right.RULES;
import static io.ratebook.people.Right.SALES;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A set of rights that people get together. None of them both decides what is earned and handles the money. */
public enum Role {
    VIEWER(READ),
    PROGRAM_MANAGER(READ, SALES, PARTNERS, POLICIES),
    RULE_ENGINEER(READ, POLICIES, RULES),
    FINANCE(READ, Right.FINANCE, SALES),
    ADMIN(READ, SALES, PARTNERS, POLICIES, PEOPLE);

    private final Set<Right> rights;

    Role(Right... rights) {
        this.rights = Set.of(rights);
    }

    public Set<Right> rights() {
        return rights;
    }

    /** As in JSON and in the table: {@code program-manager}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role of that code, or null. */
    public static @Nullable Role find(String code) {
        for (Role role : values()) {
            if (role.code().equals(code)) {
                return role;
            }
        }
        return null;
    }

    /** All that people with these roles may. */
    public static Set<Right> rights(Collection<Role> roles) {
        return roles.stream()
                .flatMap(role -> role.rights.stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class)));
    }

    static String text(Collection<Role> roles) {
        return roles.stream().sorted().distinct().map(Role::code).collect(Collectors.joining(","));
    }

    static Set<Role> of(String text) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(text.split(",")).forEach(code -> {
            Role role = find(code);
            if (role != null) {
                roles.add(role);
            }
        });
        return roles;
    }
}
