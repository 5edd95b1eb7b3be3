package io.ratebook.notice.web;

import io.ratebook.notice.Webhook;
import io.ratebook.notice.Webhooks;
import io.ratebook.program.Programs;
import io.ratebook.web.Page;
import io.ratebook.web.SecretAnswer;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a program's news is sent: what leaves the house is a matter of admins. */
@RestController
@RequestMapping("/api/v1/programs/{p}/webhooks")
class WebhooksController {
    private final Programs programs;
    private final Webhooks webhooks;

    WebhooksController(Programs programs, Webhooks webhooks) {
        this.programs = programs;
        this.webhooks = webhooks;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('people')")
    Page<WebhookJson> all(@PathVariable String p) {
        return new Page<>(webhooks.all(programs.required(p)), null).map(WebhookJson::of);
    }

    @PostMapping
    @PreAuthorize("hasAuthority('people')")
    @ResponseStatus(HttpStatus.CREATED)
    @SecretAnswer
    WebhookJson create(@PathVariable String p, @RequestBody Webhook.Wish wish) {
        return WebhookJson.of(webhooks.create(programs.required(p), wish));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAuthority('people')")
    WebhookJson one(@PathVariable String p, @PathVariable long id) {
        return WebhookJson.of(webhooks.required(programs.required(p), id));
    }

    @PatchMapping("/{id}")
    @PreAuthorize("hasAuthority('people')")
    WebhookJson change(@PathVariable String p, @PathVariable long id, @RequestBody Webhook.Wish wish) {
        return WebhookJson.of(webhooks.change(programs.required(p), id, wish));
    }

    @DeleteMapping("/{id}")
    @PreAuthorize("hasAuthority('people')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String p, @PathVariable long id) {
        webhooks.remove(programs.required(p), id);
    }

    @PostMapping("/{id}/secret")
    @PreAuthorize("hasAuthority('people')")
    @SecretAnswer
    WebhookJson renewSecret(@PathVariable String p, @PathVariable long id) {
        return WebhookJson.of(webhooks.renewSecret(programs.required(p), id));
    }

    /** Sends it a delivery of the topic "test". */
    @PostMapping("/{id}/test")
    @PreAuthorize("hasAuthority('people')")
    WebhookJson test(@PathVariable String p, @PathVariable long id) {
        webhooks.test(programs.required(p), id);
        return one(p, id);
    }
}
