package io.ratebook.bench;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The first page of every list, under the sorts and filters that the screens offer; the median of some rounds after one. */
final class ListTimes {
    private static final List<String> SALE_SORTS =
            List.of("-occurredAt", "occurredAt", "-amount", "amount", "-recordedAt", "recordedAt");
    private static final List<String> SALE_FILTERS = List.of(
            "",
            "state=evaluated",
            "state=none",
            "state=parked",
            "type=refund",
            "partner=P017",
            "customer=17850",
            "product=85123A",
            "category=LIGHTING",
            "category=NOTHING",
            "country=DE",
            "country=SA",
            "order=536365",
            "q=OR0001",
            "q=OR4",
            "from=2011-03-01&to=2011-03-31",
            "country=DE&category=LIGHTING&state=evaluated");
    private static final List<String> COMMISSION_SORTS =
            List.of("-occurredAt", "occurredAt", "-amount", "amount", "-payableFrom", "payableFrom");
    private static final List<String> COMMISSION_FILTERS = List.of(
            "",
            "state=pending",
            "state=paid",
            "kind=reversal",
            "partner=P017",
            "component=Commission",
            "version=1",
            "row=2",
            "q=OR0001",
            "from=2011-03-01&to=2011-03-31");
    private static final List<String> OTHERS = List.of(
            "/partners",
            "/partners?sort=-name",
            "/partners?q=Partner 01",
            "/partners?level=Gold&sort=joinedAt",
            "/products",
            "/products?q=851",
            "/products?category=LIGHTING",
            "/parked",
            "/today",
            "/versions",
            "/previews",
            "/partners/P017/account",
            "/partners/P017/balances",
            "/sales/totals",
            "/commissions/totals");

    private final ApiClient caller;
    private final String program;
    private final int rounds;

    ListTimes(ApiClient caller, String program, int rounds) {
        this.caller = caller;
        this.program = program;
        this.rounds = rounds;
    }

    private record Time(String path, double median, double worst) {}

    void print() {
        List<Time> times = new ArrayList<>();
        SALE_FILTERS.forEach(
                filter -> SALE_SORTS.forEach(sort -> times.add(time("/sales?sort=" + sort + "&" + filter))));
        COMMISSION_FILTERS.forEach(filter ->
                COMMISSION_SORTS.forEach(sort -> times.add(time("/commissions?sort=" + sort + "&" + filter))));
        OTHERS.forEach(path -> times.add(time(path)));
        times.sort(Comparator.comparingDouble(Time::median).reversed());
        System.out.printf(
                Locale.ROOT,
                "lists: %d pages, %d of them over 300 ms; the slowest:%n",
                times.size(),
                times.stream().filter(time -> time.median() > 300).count());
        times.stream()
                .limit(12)
                .forEach(time -> System.out.printf(
                        Locale.ROOT, "  %6.0f ms (worst %.0f)  %s%n", time.median(), time.worst(), time.path()));
    }

    private Time time(String path) {
        List<Double> millis = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            long start = System.nanoTime();
            Answer answer = caller.get("/api/v1/programs/" + program + path.replace(" ", "%20"));
            double took = (System.nanoTime() - start) / 1e6;
            if (answer.status() != 200) {
                throw new IllegalStateException(path + " " + answer);
            }
            if (round > 0) {
                millis.add(took);
            }
        }
        millis.sort(Comparator.naturalOrder());
        return new Time(path, millis.get(millis.size() / 2), millis.get(millis.size() - 1));
    }
}
