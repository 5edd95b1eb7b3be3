package io.ratebook.evaluation.drools.build;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Everything that is wrong in a set, by file and line. */
final class DrlErrors extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<DrlError> errors;

    DrlErrors(Collection<DrlError> errors) {
        super(new TreeSet<>(errors).stream().map(DrlError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(new TreeSet<>(errors));
    }

    List<DrlError> errors() {
        return errors;
    }
}
