package io.ratebook.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CursorTest {
    private final Cursor.Scope scope = Cursor.Scope.of("-occurredAt", "shop", null, 7);

    @Test
    void a_cursor_comes_back_with_its_keys() {
        String next = scope.after(1_291_366_000_000_000L, "Größe 4", null).toString();

        assertThat(next).matches("[A-Za-z0-9_-]+");
        Cursor read = Objects.requireNonNull(scope.read(next, 3));
        assertThat(read.number(0)).isEqualTo(1_291_366_000_000_000L);
        assertThat(read.text(1)).isEqualTo("Größe 4");
        assertThat(read.textOrNull(2)).isNull();
        assertThat(scope.read(null, 3)).isNull();
    }

    @Test
    @DisplayName("G01: a cursor of another sort or filter is refused, and so is what is none")
    void a_cursor_belongs_to_its_list() {
        String next = scope.after(5L, "x").toString();

        assertRefused(Cursor.Scope.of("occurredAt", "shop", null, 7), next, 2);
        assertRefused(Cursor.Scope.of("-occurredAt", "shop", 7, null), next, 2);
        assertRefused(Cursor.Scope.of("-occurredAt", "other", null, 7), next, 2);
        assertRefused(scope, next, 1);
        for (String forged : new String[] {"x", "%%", "AQ", next + "A", next.substring(0, next.length() - 2)}) {
            assertRefused(scope, forged, 2);
        }
        Cursor read = Objects.requireNonNull(scope.read(next, 2));
        assertThatThrownBy(() -> read.number(1)).isInstanceOf(Refusal.class);
    }

    private static void assertRefused(Cursor.Scope scope, String text, int keys) {
        assertThatThrownBy(() -> scope.read(text, keys)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(
                        refusal.status().value())
                .isEqualTo(400));
    }
}
