package io.ratebook.product;

import io.ratebook.evaluation.ExcludedProducts;
import io.ratebook.people.Audit;
import io.ratebook.policy.Codes;
import io.ratebook.program.Program;
import io.ratebook.web.Cursor;
import io.ratebook.web.Page;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The products of a program. */
@Service
public class Products {
    private static final int ROWS_AT_ONCE = 500;
    private static final int RACES_MAX = 10;

    private final ProductTable table;
    private final Transactions transactions;
    private final Clock clock;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final MetProducts met = new MetProducts();

    Products(
            ProductTable table, Transactions transactions, Clock clock, Audit audit, ApplicationEventPublisher events) {
        this.table = table;
        this.transactions = transactions;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /** Makes products of sales known, without category. */
    public void learn(int programId, Collection<String> codes) {
        Map<String, String> uncategorised = new TreeMap<>(Codes.BYTE_ORDER);
        codes.forEach(code -> uncategorised.put(code, ""));
        learn(programId, uncategorised);
    }

    /**
     * Makes products of sales known: those that are not yet are made, commissionable. Others may do the same at the same time.
     * In the caller's transaction, if there is one.
     *
     * @param categories by product; empty where a sale says none
     */
    public void learn(int programId, Map<String, String> categories) {
        Set<String> unmet = met.unmet(programId, categories.keySet());
        if (unmet.isEmpty()) {
            return;
        }
        // In the same order by everyone, so that nobody waits for one who waits for them.
        List<String> sorted = unmet.stream().sorted(Codes.BYTE_ORDER).toList();
        for (int from = 0; from < sorted.size(); from += ROWS_AT_ONCE) {
            List<String> some = sorted.subList(from, Math.min(sorted.size(), from + ROWS_AT_ONCE));
            transactions.run(() -> insertMissing(programId, some, categories));
        }
        afterCommit(() -> met.met(programId, unmet));
    }

    /** Rows that another one adds between looking and adding are found by looking again. */
    private void insertMissing(int programId, List<String> codes, Map<String, String> categories) {
        for (int race = 0; race < RACES_MAX; race++) {
            Set<String> known = table.known(programId, codes);
            List<Product> missing = codes.stream()
                    .filter(code -> !known.contains(code))
                    .map(code -> fresh(code, categories.getOrDefault(code, "")))
                    .toList();
            if (missing.isEmpty() || inserted(programId, missing)) {
                return;
            }
        }
        throw new IllegalStateException(
                "products of program " + programId + " cannot be made: " + codes.get(0) + " ...");
    }

    private static Product fresh(String code, String category) {
        return new Product(code, null, category.isEmpty() ? null : category, true);
    }

    private boolean inserted(int programId, List<Product> missing) {
        try {
            table.insert(programId, missing, Times.micros(clock.instant()));
            return true;
        } catch (DuplicateKeyException raced) {
            return false;
        }
    }

    /** What a transaction made is known only once it is committed. */
    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    /** Which products' sales earn nothing, and since when. */
    public ExcludedProducts notCommissionable(int programId) {
        DatedProducts dated = table.commissionable(programId);
        return dated.commissionable().isEmpty() ? ExcludedProducts.NONE : dated;
    }

    public boolean isKnown(int programId, String code) {
        return !table.known(programId, List.of(code)).isEmpty();
    }

    public Page<Product> page(int programId, ProductFilter filter, @Nullable String cursor, int limit) {
        Cursor.Scope scope = Cursor.Scope.of("code", programId, filter.q(), filter.category(), filter.commissionable());
        Cursor after = scope.read(cursor, 1);
        return Page.of(
                table.after(programId, filter, after == null ? null : after.text(0), limit + 1),
                limit,
                product -> scope.after(product.code()));
    }

    /** Hands over all of them by code, some hundred at a time. */
    public void each(int programId, ProductFilter filter, Consumer<Product> taker) {
        String after = null;
        List<Product> some;
        do {
            some = table.after(programId, filter, after, ROWS_AT_ONCE);
            some.forEach(taker);
            after = some.isEmpty() ? null : some.get(some.size() - 1).code();
        } while (some.size() == ROWS_AT_ONCE);
    }

    public long count(int programId, ProductFilter filter) {
        return table.count(programId, filter);
    }

    /**
     * Changes a product.
     *
     * @param edit says it anew; its code stays
     * @param from since when it is commissionable, or no longer is: microseconds since 1970, sales before it stay as they
     *     are; null for now
     */
    public Product edit(Program program, String code, UnaryOperator<Product> edit, @Nullable Long from) {
        return transactions.get(() -> {
            Product before = table.lock(program.id(), code);
            if (before == null) {
                throw Refusal.notFound("product", code);
            }
            Product after = edit.apply(before);
            if (!after.equals(before)) {
                table.update(program.id(), after);
                audit.record("product.edit", "product " + code, program.code(), before, after);
                if (after.commissionable() != before.commissionable()) {
                    table.say(
                            program.id(),
                            code,
                            from == null ? Times.micros(clock.instant()) : from,
                            after.commissionable());
                    events.publishEvent(new ProductChanged(program.id(), code));
                }
            }
            return after;
        });
    }
}
