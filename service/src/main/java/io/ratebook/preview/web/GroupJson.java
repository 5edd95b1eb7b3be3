package io.ratebook.preview.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ratebook.preview.PreviewFigures.Group;
import io.ratebook.web.MoneyJson;

/**
 * A group in one currency, as it stands and under the version.
 *
 * @param sales how many of them earn otherwise
 */
record GroupJson(
        String key,
        String currency,
        MoneyJson old,
        @JsonProperty("new") MoneyJson changed,
        MoneyJson difference,
        long sales) {
    static GroupJson of(Group group) {
        return new GroupJson(
                group.key(),
                group.currency(),
                MoneyJson.of(group.before(), group.currency()),
                MoneyJson.of(group.after(), group.currency()),
                MoneyJson.of(group.difference(), group.currency()),
                group.sales());
    }
}
