package io.ratebook.policy.sheet;

import io.ratebook.policy.Column;

/** What a title above a column means. */
sealed interface Title {
    /** The title as the vocabulary spells it. */
    String text();

    /** The server's row id. */
    record RowId() implements Title {
        @Override
        public String text() {
            return TableForm.ROW;
        }
    }

    record Comment() implements Title {
        @Override
        public String text() {
            return TableForm.COMMENT;
        }
    }

    record Result(Outcome outcome) implements Title {
        @Override
        public String text() {
            return outcome.title();
        }
    }

    /** A code column, or one end of a band. */
    record Condition(Column column, End end) implements Title {
        @Override
        public String text() {
            return Vocabulary.title(column, end);
        }
    }

    /** In Tests: a column of the import format. */
    record SaleValue(String name) implements Title {
        @Override
        public String text() {
            return SaleColumns.title(name);
        }
    }

    /** In Tests: a value that is given instead of found. */
    record Fact(Column column) implements Title {
        @Override
        public String text() {
            return Vocabulary.title(column, End.WHOLE);
        }
    }

    enum End {
        /** No band: the column's one cell. */
        WHOLE,
        FROM,
        BELOW
    }
}
