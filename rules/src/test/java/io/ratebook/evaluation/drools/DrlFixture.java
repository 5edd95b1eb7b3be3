package io.ratebook.evaluation.drools;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.drl.Customer;
import io.ratebook.drl.Partner;
import io.ratebook.drl.PeriodClose;
import io.ratebook.drl.Sale;
import io.ratebook.evaluation.drools.build.DrlBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds DRL as the product's build does, and the facts to show it. */
final class DrlFixture {
    private DrlFixture() {}

    /** The sets of those names and texts, built into a new folder. */
    static DrlSets build(Map<String, String> textBySet) {
        try {
            Path root = Files.createTempDirectory("drl");
            for (Map.Entry<String, String> set : textBySet.entrySet()) {
                Path folder = Files.createDirectories(root.resolve("policies").resolve(set.getKey()));
                Files.writeString(folder.resolve("rules.drl"), set.getValue());
            }
            Path classes = root.resolve("classes");
            assertThat(DrlBuild.run(root.resolve("policies"), classes)).isEmpty();
            return DrlSets.of(new FirstOwn(classes.toUri().toURL()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static DrlSet buildOne(String text) {
        return build(Map.of("t", text)).joined(List.of("t"));
    }

    static Sale sale(String product, String quantity, String amount, String at) {
        return new Sale(
                "S1",
                null,
                "sale",
                Instant.parse(at),
                ZoneId.of("Europe/London"),
                new BigDecimal("100"),
                "GB",
                product,
                "GIFTS",
                null,
                null,
                "GBP",
                new BigDecimal(quantity),
                new BigDecimal(amount),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null,
                Map.of());
    }

    static DrlFacts facts(Sale sale) {
        return facts(sale, Partner.named("P1"), null);
    }

    static DrlFacts facts(Sale sale, Partner partner, @Nullable Customer customer) {
        return new DrlFacts(sale, partner, customer, null);
    }

    static DrlFacts product(String product) {
        return facts(sale(product, "1", "10.00", "2011-03-01T10:00:00Z"));
    }

    static PeriodClose month(String partner, String revenue, long customers) {
        return new PeriodClose(
                "month",
                LocalDate.parse("2011-03-01"),
                LocalDate.parse("2011-03-31"),
                Partner.named(partner),
                "GBP",
                new BigDecimal(revenue),
                customers,
                customers,
                Map.of());
    }

    /** Sees its own index before the product's. */
    private static final class FirstOwn extends URLClassLoader {
        FirstOwn(URL classes) {
            super(new URL[] {classes}, DrlFixture.class.getClassLoader());
        }

        @Override
        public @Nullable URL getResource(String name) {
            URL own = findResource(name);
            return own == null ? super.getResource(name) : own;
        }
    }
}
