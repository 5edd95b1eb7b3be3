package io.ratebook.product;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ServiceTest;
import io.ratebook.evaluation.ExcludedProducts;
import io.ratebook.program.ProgramDraft;
import io.ratebook.program.Programs;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProductApiIT extends ServiceTest {
    private static final String PRODUCTS = "/api/v1/programs/shop/products";

    @Test
    @DisplayName("B01: products are listed and set apart from commission by calls")
    void products_are_listed_and_changed() {
        int program = bean(Programs.class)
                .create(new ProgramDraft("shop", "Shop", "GBP", "UTC"))
                .id();
        bean(Products.class).learn(program, Map.of("15056N", "Toys", "15056n", "Toys", "DOT", ""));
        ApiClient manager = as("program-manager");

        ApiClient.Answer changed = manager.patch(PRODUCTS + "/DOT", "{\"commissionable\":false,\"name\":\"Postage\"}");
        assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
        ExcludedProducts excluded = bean(Products.class).notCommissionable(program);
        assertThat(excluded.excludes("DOT", Long.MAX_VALUE)).isTrue();
        assertThat(excluded.excludes("DOT", 0)).as("before it was said").isFalse();
        assertThat(manager.get(PRODUCTS + "?commissionable=false").at("/items/0/name"))
                .isEqualTo("Postage");
        assertThat(manager.get(PRODUCTS + "?category=Toys&limit=1")
                        .json()
                        .get("next")
                        .isNull())
                .isFalse();
        assertThat(manager.get(PRODUCTS + "/totals?q=15056").json().get("count").intValue())
                .isEqualTo(2);
        assertThat(manager.patch(PRODUCTS + "/DOT", "{\"commissionable\":\"no\",\"colour\":1}")
                        .json()
                        .get("errors"))
                .hasSize(2);
        assertThat(manager.patch(PRODUCTS + "/NONE", "{}").status()).isEqualTo(404);
        assertThat(manager.put(PRODUCTS + "/NEW", "{\"commissionable\":false}").at("/commissionable"))
                .isEqualTo("false");
        assertThat(bean(Products.class).notCommissionable(program).excludes("NEW", 0))
                .as("from the beginning")
                .isTrue();
        assertThat(manager.patch(PRODUCTS + "/DOT", "{\"commissionable\":true,\"from\":\"soon\"}")
                        .status())
                .isEqualTo(422);
    }
}
