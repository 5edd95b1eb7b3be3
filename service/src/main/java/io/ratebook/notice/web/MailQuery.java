package io.ratebook.notice.web;

import io.ratebook.notice.MailKind;
import io.ratebook.notice.MailList;
import io.ratebook.notice.MailOrder;
import io.ratebook.notice.MailState;
import io.ratebook.program.Program;
import io.ratebook.web.DayRange;
import io.ratebook.web.Refusal;
import org.jspecify.annotations.Nullable;

/** The query of a list of mails; a parameter without a value is none. */
record MailQuery(
        @Nullable String state,
        @Nullable String kind,
        @Nullable String partner,
        @Nullable Long about,
        @Nullable String from,
        @Nullable String to,
        @Nullable String sort) {
    private static @Nullable String said(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    MailList.Filter filter(Program program) {
        DayRange days = DayRange.of(from, to, program.zoneId());
        return new MailList.Filter(wantedState(), wantedKind(), said(partner), about, days.from(), days.until());
    }

    private @Nullable MailState wantedState() {
        String word = said(state);
        MailState found = word == null ? null : MailState.find(word);
        if (word != null && found == null) {
            throw Refusal.parameter("state", state, "one of " + MailState.words());
        }
        return found;
    }

    private @Nullable MailKind wantedKind() {
        String word = said(kind);
        MailKind found = word == null ? null : MailKind.find(word);
        if (word != null && found == null) {
            throw Refusal.parameter("kind", kind, "one of " + MailKind.words());
        }
        return found;
    }

    /** The latest first, if not said. */
    MailList.Wanted wanted(Program program) {
        String word = said(sort) == null ? "-" + MailOrder.WRITTEN_AT.word() : String.valueOf(said(sort));
        boolean descending = word.startsWith("-");
        MailOrder order = MailOrder.find(descending ? word.substring(1) : word);
        if (order == null) {
            throw Refusal.parameter("sort", sort, "one of " + MailOrder.words());
        }
        return new MailList.Wanted(program.id(), filter(program), order, descending);
    }
}
