package io.ratebook.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.ServiceTest;
import io.ratebook.program.Program;
import io.ratebook.program.ProgramDraft;
import io.ratebook.program.Programs;
import io.ratebook.web.Transactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProductsIT extends ServiceTest {
    private static final ProductFilter ALL = new ProductFilter(null, null, null);

    private final Products products = bean(Products.class);
    private Program program = new Program(0, "", "", "EUR", "UTC", 0, null);

    @BeforeEach
    void openProgram() {
        program = bean(Programs.class).create(new ProgramDraft("shop", "Shop", "GBP", "UTC"));
    }

    @Test
    @DisplayName("B01: a product is made by its first sale, commissionable")
    void a_product_is_made_by_its_first_sale() {
        products.learn(program.id(), Map.of("A", "Toys", "b", ""));
        products.learn(program.id(), Map.of("A", "Games", "C", ""));
        assertThat(products.page(program.id(), ALL, null, 10).items())
                .containsExactly(
                        new Product("A", null, "Toys", true),
                        new Product("C", null, null, true),
                        new Product("b", null, null, true));
        assertThat(products.notCommissionable(program.id()).excludes("A", Long.MAX_VALUE))
                .isFalse();
    }

    @Test
    @DisplayName("B01: a product may be excluded from commission")
    void a_product_may_earn_nothing() {
        products.learn(program.id(), List.of("A", "B"));
        Product changed =
                products.edit(program, "B", known -> new Product(known.code(), "Voucher", "Money", false), 1_000L);
        assertThat(excludedAt(999, 1_000, Long.MAX_VALUE)).containsExactly(false, true, true);
        products.edit(program, "B", known -> new Product(known.code(), "Voucher", "Money", true), 2_000L);
        products.edit(program, "B", known -> changed, 3_000L);
        assertThat(excludedAt(1_500, 2_000, 3_000)).containsExactly(true, false, true);
        assertThat(products.page(program.id(), new ProductFilter("vouch", "Money", false), null, 10)
                        .items())
                .containsExactly(changed);
        assertThat(products.count(program.id(), new ProductFilter("vouch%", null, null)))
                .isZero();
        assertThatThrownBy(() -> products.edit(program, "X", known -> known, null))
                .hasMessage("there is no product \"X\"");
        assertThat(database()
                        .jdbc()
                        .queryForObject(
                                "SELECT COUNT(*) FROM audit_entry WHERE action = 'product.edit'", Integer.class))
                .isEqualTo(3);
    }

    private List<Boolean> excludedAt(long... times) {
        return Arrays.stream(times)
                .mapToObj(time -> products.notCommissionable(program.id()).excludes("B", time))
                .toList();
    }

    @Test
    void many_may_learn_the_same_products_at_once() throws InterruptedException, ExecutionException {
        List<String> codes = IntStream.range(0, 1_200).mapToObj(i -> "P" + i).toList();
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> running = new ArrayList<>();
        for (int thread = 0; thread < 6; thread++) {
            List<String> shuffled = new ArrayList<>(codes);
            Collections.shuffle(shuffled, new Random(thread));
            // Another instance does not know what this one has met.
            Products own = thread % 2 == 0 ? products : anotherInstance();
            running.add(threads.submit(() -> {
                for (int from = 0; from < shuffled.size(); from += 300) {
                    own.learn(program.id(), shuffled.subList(from, from + 300));
                }
            }));
        }
        for (Future<?> one : running) {
            one.get();
        }
        threads.shutdown();
        assertThat(products.count(program.id(), ALL)).isEqualTo(1_200);
    }

    private Products anotherInstance() {
        return new Products(
                bean(ProductTable.class),
                bean(Transactions.class),
                java.time.Clock.systemUTC(),
                bean(io.ratebook.people.Audit.class),
                event -> {});
    }

    @Test
    void what_was_rolled_back_is_not_known() {
        Transactions transactions = bean(Transactions.class);
        assertThatThrownBy(() -> transactions.run(() -> {
                    products.learn(program.id(), List.of("A"));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        products.learn(program.id(), List.of("A"));
        assertThat(products.count(program.id(), ALL)).isEqualTo(1);
    }

    @Test
    void the_pages_of_a_list_give_every_product_once() {
        products.learn(
                program.id(), IntStream.range(0, 25).mapToObj(i -> "P" + i).toList());
        List<String> seen = new ArrayList<>();
        String next = null;
        do {
            var page = products.page(program.id(), ALL, next, 10);
            page.items().forEach(product -> seen.add(product.code()));
            next = page.next();
        } while (next != null);
        assertThat(seen).hasSize(25).isSorted().doesNotHaveDuplicates();
    }
}
