package io.ratebook.partner;

/** What of a partner has dates. */
public record Standing(States states, Levels levels, Groups groups) {
    Standing with(States other) {
        return new Standing(other, levels, groups);
    }

    Standing with(Levels other) {
        return new Standing(states, other, groups);
    }

    Standing with(Groups other) {
        return new Standing(states, levels, other);
    }
}
