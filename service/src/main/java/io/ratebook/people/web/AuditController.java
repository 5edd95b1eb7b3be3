package io.ratebook.people.web;

import io.ratebook.people.AuditLog;
import io.ratebook.web.Cursor;
import io.ratebook.web.FieldProblems;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who did what. */
@RestController
@RequestMapping("/api/v1/audit")
class AuditController {
    private final AuditLog log;
    private final JsonMapper json;

    AuditController(AuditLog log, JsonMapper json) {
        this.log = log;
        this.json = json;
    }

    record EntryJson(
            long id,
            String at,
            String actor,
            String action,
            String object,
            @Nullable String program,
            @Nullable JsonNode before,
            @Nullable JsonNode after,
            @Nullable String ip) {}

    @GetMapping
    @PreAuthorize("hasAuthority('people')")
    Page<EntryJson> list(
            @RequestParam @Nullable String actor,
            @RequestParam @Nullable String action,
            @RequestParam @Nullable String object,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        int size = Page.limit(limit);
        AuditLog.Filter filter = new AuditLog.Filter(actor, action, object, instant("from", from), instant("to", to));
        Cursor.Scope newestFirst = Cursor.Scope.of("-at", filter);
        List<AuditLog.Entry> found = log.list(filter, newestFirst.read(cursor, 2), size);
        return Page.of(found, size, (AuditLog.Entry last) -> newestFirst.after(last.at(), last.id()))
                .map(this::shown);
    }

    private static @Nullable Long instant(String name, @Nullable String text) {
        FieldProblems problems = new FieldProblems();
        Long instant = text == null ? null : Times.micros(name, text, problems);
        if (!problems.isEmpty()) {
            throw Refusal.parameter(name, text, problems.all().get(0).expected());
        }
        return instant;
    }

    private EntryJson shown(AuditLog.Entry entry) {
        return new EntryJson(
                entry.id(),
                Times.iso(entry.at()),
                entry.actor(),
                entry.action(),
                entry.object(),
                entry.program(),
                entry.before() == null ? null : json.readTree(entry.before()),
                entry.after() == null ? null : json.readTree(entry.after()),
                entry.ip());
    }
}
