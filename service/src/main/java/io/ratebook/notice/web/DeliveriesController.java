package io.ratebook.notice.web;

import io.ratebook.notice.Deliveries;
import io.ratebook.notice.DeliveryState;
import io.ratebook.notice.Topic;
import io.ratebook.program.Program;
import io.ratebook.program.Programs;
import io.ratebook.web.CsvDownload;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Totals;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What webhooks were sent: an address may hold what its owner takes for secret, so this too is for admins. */
@RestController
@RequestMapping("/api/v1/programs/{p}")
class DeliveriesController {
    private final Programs programs;
    private final Deliveries deliveries;

    DeliveriesController(Programs programs, Deliveries deliveries) {
        this.programs = programs;
        this.deliveries = deliveries;
    }

    /** The query of the list; a parameter without a value is none. */
    record Query(
            @Nullable Long webhook,
            @Nullable String state,
            @Nullable String topic) {
        Deliveries.Filter filter() {
            return new Deliveries.Filter(webhook, wantedState(), wantedTopic());
        }

        private @Nullable DeliveryState wantedState() {
            if (state == null || state.isBlank()) {
                return null;
            }
            DeliveryState found = DeliveryState.find(state);
            if (found == null) {
                throw Refusal.parameter("state", state, "one of " + DeliveryState.words());
            }
            return found;
        }

        private @Nullable String wantedTopic() {
            if (topic == null || topic.isBlank()) {
                return null;
            }
            if (Topic.find(topic) == null) {
                throw Refusal.parameter("topic", topic, "one of " + Topic.words() + ", test");
            }
            return topic;
        }
    }

    @GetMapping("/webhook-deliveries")
    @PreAuthorize("hasAuthority('people')")
    Page<DeliveryJson> page(
            @PathVariable String p,
            @ModelAttribute Query query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return deliveries
                .page(programs.required(p).id(), query.filter(), cursor, Page.limit(limit))
                .map(DeliveryJson::of);
    }

    @GetMapping("/webhook-deliveries/totals")
    @PreAuthorize("hasAuthority('people')")
    Totals totals(@PathVariable String p, @ModelAttribute Query query) {
        return new Totals(deliveries.count(programs.required(p).id(), query.filter()), List.of());
    }

    @GetMapping("/webhook-deliveries.csv")
    @PreAuthorize("hasAuthority('people')")
    void csv(@PathVariable String p, @ModelAttribute Query query, HttpServletResponse response) throws IOException {
        Program program = programs.required(p);
        Deliveries.Filter filter = query.filter();
        try (CsvDownload csv = new CsvDownload(
                response,
                "webhook-deliveries-" + program.code() + ".csv",
                "createdAt",
                "webhook",
                "topic",
                "items",
                "state",
                "attempts",
                "status",
                "answer",
                "endedAt",
                "event")) {
            deliveries.each(program.id(), filter, delivery -> {
                DeliveryJson item = DeliveryJson.of(delivery);
                csv.line(
                        item.createdAt(),
                        item.webhook().url(),
                        item.topic(),
                        String.valueOf(item.items()),
                        item.state(),
                        String.valueOf(item.attempts()),
                        item.status() == null ? null : item.status().toString(),
                        item.answer(),
                        item.endedAt(),
                        item.event());
            });
        }
    }

    @GetMapping("/webhook-deliveries/{id}")
    @PreAuthorize("hasAuthority('people')")
    DeliveryJson one(@PathVariable String p, @PathVariable long id) {
        return DeliveryJson.of(deliveries.required(programs.required(p).id(), id));
    }

    /** Sends it again, under the same event id. */
    @PostMapping("/webhook-deliveries/{id}/send")
    @PreAuthorize("hasAuthority('people')")
    DeliveryJson send(@PathVariable String p, @PathVariable long id) {
        return DeliveryJson.of(deliveries.sendAgain(programs.required(p), id));
    }
}
