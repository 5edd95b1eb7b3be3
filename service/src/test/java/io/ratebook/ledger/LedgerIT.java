package io.ratebook.ledger;

import static io.ratebook.ledger.LedgerHouse.PROGRAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.database.TestDatabase;
import io.ratebook.ledger.Books.Place;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.UnexpectedRollbackException;

class LedgerIT {
    private static final LocalDate DAY = LocalDate.of(2011, 3, 1);

    private final TestDatabase database = TestDatabase.open();
    private final LedgerHouse house = new LedgerHouse(database, Clock.systemUTC());

    private static Entry sale(long subject, String partner, long amount) {
        return Entry.earned("sale", subject, 0, DAY, partner, amount, "EUR");
    }

    /** An entry with what the test knows of it. */
    private record Posted(Entry entry, long transactionId, Instant bookedAt) {}

    private List<Posted> postRandom(long seed, int partners, int count, Clock... clocks) {
        RandomEntries random = new RandomEntries(seed, partners);
        List<Posted> posted = new ArrayList<>();
        for (Clock clock : clocks) {
            List<Entry> batch = new ArrayList<>();
            for (int i = 0; i < count / clocks.length; i++) {
                batch.add(random.entry());
            }
            long first = new LedgerHouse(database, clock).post(batch);
            for (int i = 0; i < batch.size(); i++) {
                posted.add(new Posted(batch.get(i), first + i, clock.instant()));
            }
        }
        return posted;
    }

    @Test
    @DisplayName("C01, G08, reliability 1: 5,000 random entries leave balances, per currency, that are their sums")
    void random_entries_leave_balances_that_are_their_sums() {
        List<Posted> posted = postRandom(42, 200, 5_000, Clock.systemUTC());
        Map<AccountName, Long> sums = new HashMap<>();
        posted.forEach(one -> one.entry().legs().forEach(leg -> sums.merge(leg.account(), leg.amount(), Long::sum)));
        assertThat(house.broken()).isEmpty();
        for (int partner = 0; partner < 200; partner++) {
            house.books.ofPartner(PROGRAM, "P" + partner).forEach(balance -> assertThat(balance.amount())
                    .isEqualTo(sums.remove(balance.account())));
        }
        assertThat(sums.keySet()).allMatch(account -> account.kind() == AccountKind.EXPENSE);
        house.books.ofProgram(PROGRAM).stream()
                .filter(balance -> balance.account().kind() == AccountKind.EXPENSE)
                .forEach(balance -> assertThat(balance.amount()).isEqualTo(sums.remove(balance.account())));
        assertThat(sums).isEmpty();
    }

    @Test
    void what_was_posted_can_be_read_as_a_transaction() {
        long first = house.post(sale(1, "P1", 250), sale(2, "P2", -40));
        PostedTransaction second = house.books.transaction(PROGRAM, first + 1).orElseThrow();
        assertThat(second.why()).isEqualTo("sale");
        assertThat(second.subject()).isEqualTo(2);
        assertThat(second.effectiveDay()).isEqualTo(DAY);
        assertThat(second.legs())
                .containsExactly(
                        new Leg(AccountName.earned("P2", "EUR"), -40), new Leg(AccountName.expense("EUR"), 40));
        assertThat(house.books.transaction(PROGRAM + 1, first)).isEmpty();
    }

    @Test
    @DisplayName("reliability 13: the same entry a second time is refused, and nothing of its batch is posted")
    void an_entry_is_posted_once() {
        house.post(sale(1, "P1", 250));
        List<Entry> batch = new ArrayList<>();
        for (long subject = 2_000; subject > 0; subject--) {
            batch.add(sale(subject, "P" + subject % 7, 10));
        }
        assertThatThrownBy(() -> house.post(batch)).isInstanceOf(AlreadyPostedException.class);
        assertThat(house.count("ledger_transaction")).isEqualTo(1);
        assertThat(house.count("posting")).isEqualTo(2);
        assertThat(house.books.ofPartner(PROGRAM, "P1"))
                .extracting(Balance::amount)
                .containsExactly(250L);
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void a_caller_who_goes_on_after_a_refusal_cannot_commit() {
        house.post(sale(1, "P1", 250));
        Transactions transactions = new Transactions(new JdbcTransactionManager(database.dataSource()));
        assertThatThrownBy(() -> transactions.run(() -> {
                    assertThatThrownBy(() -> house.ledger.post(PROGRAM, List.of(sale(2, "P1", 1), sale(1, "P1", 250))))
                            .isInstanceOf(AlreadyPostedException.class);
                    house.ledger.post(PROGRAM, List.of(sale(3, "P1", 5)));
                }))
                .isInstanceOf(UnexpectedRollbackException.class);
        assertThat(house.books.ofPartner(PROGRAM, "P1"))
                .extracting(Balance::amount)
                .containsExactly(250L);
        assertThat(house.count("ledger_transaction")).isEqualTo(1);
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void posting_outside_of_a_transaction_is_refused() {
        assertThatThrownBy(() -> house.ledger.post(PROGRAM, List.of(sale(1, "P1", 1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("reliability 5: a balance beyond 64 bits is an error and leaves the one before")
    void a_balance_beyond_64_bits_is_an_error() {
        house.post(sale(1, "P1", Long.MAX_VALUE - 5));
        assertThatThrownBy(() -> house.post(sale(2, "P1", 6))).isInstanceOf(AmountOverflowException.class);
        assertThatThrownBy(() -> house.post(sale(3, "P2", Long.MAX_VALUE), sale(4, "P2", 1)))
                .isInstanceOf(AmountOverflowException.class);
        house.post(sale(5, "P1", 5));
        assertThat(house.books.ofPartner(PROGRAM, "P1"))
                .extracting(Balance::amount)
                .containsExactly(Long.MAX_VALUE);
        assertThat(house.broken()).isEmpty();
    }

    @Test
    @DisplayName(
            "C03: over random ranges closing = opening + movements, and every line's balance runs from one to the other")
    void closing_is_opening_and_movements() {
        List<Posted> posted = postRandom(7, 5, 1_500, Clock.systemUTC());
        Random random = new Random(8);
        for (int i = 0; i < 100; i++) {
            AccountName account = AccountName.earned("P" + random.nextInt(5), random.nextBoolean() ? "EUR" : "USD");
            LocalDate from = random.nextInt(10) == 0 ? null : RandomEntries.FIRST_DAY.plusDays(random.nextInt(60));
            LocalDate to = random.nextInt(10) == 0
                    ? null
                    : (from == null ? RandomEntries.FIRST_DAY : from).plusDays(random.nextInt(30));
            AccountRange range = house.books.range(PROGRAM, account, from, to);
            assertThat(range.opening()).isEqualTo(from == null ? 0 : sum(posted, account, null, from.minusDays(1)));
            assertThat(range.closing()).isEqualTo(sum(posted, account, null, to));
            List<AccountLine> lines = pages(range, 1 + random.nextInt(60));
            long balance = range.opening();
            for (AccountLine line : lines) {
                balance += line.amount();
                assertThat(line.balance()).isEqualTo(balance);
            }
            assertThat(balance).isEqualTo(range.closing());
            assertThat(lines).isSortedAccordingTo((a, b) -> a.day().compareTo(b.day()));
            assertThat(lines).hasSize((int) movements(posted, account, from, to).count());
        }
    }

    private List<AccountLine> pages(AccountRange range, int limit) {
        List<AccountLine> all = new ArrayList<>();
        Place place = null;
        while (true) {
            List<AccountLine> page = house.books.lines(PROGRAM, range, place, limit);
            all.addAll(page);
            if (page.size() < limit) {
                return all;
            }
            place = Place.of(page.get(limit - 1));
        }
    }

    private static LongStream movements(
            List<Posted> posted, AccountName account, @Nullable LocalDate from, @Nullable LocalDate to) {
        return posted.stream()
                .map(Posted::entry)
                .filter(entry -> from == null || !entry.effectiveDay().isBefore(from))
                .filter(entry -> to == null || !entry.effectiveDay().isAfter(to))
                .flatMap(entry -> entry.legs().stream())
                .filter(leg -> leg.account().equals(account))
                .mapToLong(Leg::amount);
    }

    private static long sum(
            List<Posted> posted, AccountName account, @Nullable LocalDate from, @Nullable LocalDate to) {
        return movements(posted, account, from, to).sum();
    }

    @Test
    @DisplayName("reliability 11: the balance as of 1,000 random times is the fold of the journal until then")
    void a_balance_as_of_a_time_is_the_fold_of_the_journal() {
        Instant start = Instant.parse("2011-01-01T00:00:00Z");
        Clock[] clocks = new Clock[20];
        for (int hour = 0; hour < clocks.length; hour++) {
            clocks[hour] = Clock.fixed(start.plus(Duration.ofHours(hour)), ZoneOffset.UTC);
        }
        List<Posted> posted = postRandom(9, 10, 1_000, clocks);
        Random random = new Random(10);
        for (int i = 0; i < 1_000; i++) {
            AccountName account = AccountName.earned("P" + random.nextInt(10), "EUR");
            Instant until = start.plusSeconds(random.nextLong(-3_600, 22 * 3_600));
            long folded = posted.stream()
                    .filter(one -> !one.bookedAt().isAfter(until))
                    .flatMap(one -> one.entry().legs().stream())
                    .filter(leg -> leg.account().equals(account))
                    .mapToLong(Leg::amount)
                    .sum();
            assertThat(house.books.balanceAt(PROGRAM, account, until)).isEqualTo(folded);
        }
    }

    @Test
    @DisplayName("reliability 32: 16 threads move money between 20 partners; every read of the whole sums to the same")
    void transfers_side_by_side_lose_nothing() throws Exception {
        List<Entry> opening = new ArrayList<>();
        for (int partner = 0; partner < 20; partner++) {
            opening.add(sale(partner, "P" + partner, 1_000));
        }
        house.post(opening);
        AtomicLong subjects = new AtomicLong(100);
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(17);
        List<Future<Integer>> workers = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++) {
            Random random = new Random(thread);
            workers.add(threads.submit(() -> {
                int done = 0;
                while (!over.get()) {
                    house.post(transfers(random, subjects));
                    done++;
                }
                return done;
            }));
        }
        Future<Integer> reader = threads.submit(() -> {
            int reads = 0;
            while (!over.get()) {
                assertThat(house.jdbc.queryForObject(
                                "SELECT SUM(balance) FROM account WHERE kind = 'earned'", Long.class))
                        .isEqualTo(20_000);
                reads++;
            }
            return reads;
        });
        Thread.sleep(4_000);
        over.set(true);
        int done = 0;
        for (Future<Integer> worker : workers) {
            done += worker.get();
        }
        assertThat(reader.get()).isPositive();
        threads.shutdown();
        assertThat(done).isGreaterThan(16);
        assertThat(house.broken()).isEmpty();
    }

    /** Some transfers in one transaction, between partners in any order. */
    private static List<Entry> transfers(Random random, AtomicLong subjects) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int from = random.nextInt(20);
            int to = (from + 1 + random.nextInt(19)) % 20;
            long amount = 1 + random.nextInt(50);
            entries.add(new Entry(
                    "transfer",
                    subjects.incrementAndGet(),
                    0,
                    DAY,
                    List.of(
                            new Leg(AccountName.earned("P" + from, "EUR"), -amount),
                            new Leg(AccountName.earned("P" + to, "EUR"), amount))));
        }
        return entries;
    }

    @Test
    void an_account_is_opened_once_by_many_at_the_same_time() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Long>> posts = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            List<Entry> entries = new ArrayList<>();
            for (int partner = 0; partner < 50; partner++) {
                entries.add(sale(thread * 1_000L + partner, "P" + (partner + thread) % 50, 1));
            }
            posts.add(threads.submit(() -> house.post(entries)));
        }
        for (Future<Long> post : posts) {
            post.get();
        }
        threads.shutdown();
        assertThat(house.count("account")).isEqualTo(51);
        assertThat(house.broken()).isEmpty();
    }

    @Test
    void the_check_finds_what_is_wrong() {
        long first = house.post(sale(1, "P1", 250), sale(2, "P2", 40));
        assertThat(house.broken()).isEmpty();
        house.jdbc.update("UPDATE account SET balance = balance + 1 WHERE owner = 'P1'");
        assertThat(house.broken()).containsExactly("balances are the sums of their postings");
        house.jdbc.update(
                "INSERT INTO posting (transaction_id, line, account_id, amount, currency, effective_day)"
                        + " SELECT transaction_id, 9, account_id, 1, currency, effective_day FROM posting"
                        + " WHERE transaction_id = ? AND line = 0",
                first);
        assertThat(house.broken())
                .containsExactly(
                        "transactions sum to zero in each currency",
                        "the ledger sums to zero in each currency",
                        "balances are the sums of their postings");
        assertThat(new LedgerHealthIndicator(house.check).health().getStatus().getCode())
                .isEqualTo("DOWN");
    }

    @Test
    @DisplayName("reliability 2: what was posted can be neither changed nor deleted")
    void what_was_posted_stays() {
        house.post(sale(1, "P1", 250));
        for (String sql : List.of(
                "UPDATE posting SET amount = amount + 1",
                "DELETE FROM posting",
                "UPDATE ledger_transaction SET why = 'x'",
                "DELETE FROM ledger_transaction",
                "REPLACE INTO posting (transaction_id, line, account_id, amount, currency, effective_day)"
                        + " SELECT transaction_id, line, account_id, 1, currency, effective_day FROM posting",
                "INSERT INTO posting (transaction_id, line, account_id, amount, currency, effective_day)"
                        + " SELECT * FROM (SELECT transaction_id, line, account_id, 1 AS amount, currency, effective_day"
                        + " FROM posting) p ON DUPLICATE KEY UPDATE amount = 1")) {
            assertThatThrownBy(() -> house.jdbc.update(sql)).as(sql).hasStackTraceContaining("only ever added to");
        }
        assertThat(house.broken()).isEmpty();
    }
}
