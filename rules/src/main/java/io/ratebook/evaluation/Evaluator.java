package io.ratebook.evaluation;

import io.ratebook.policy.Policy;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The front door: policy versions made ready, to be used for any number of batches by any number of threads. Most have
 * one version; several let each sale stand under its own, while history, metrics and caps run on across them.
 */
public final class Evaluator {
    private final List<PreparedPolicy> versions;
    private final ExcludedProducts excluded;
    private final PaidLeads leads;

    private Evaluator(List<PreparedPolicy> versions) {
        this(versions, ExcludedProducts.NONE, PaidLeads.NONE);
    }

    private Evaluator(List<PreparedPolicy> versions, ExcludedProducts excluded, PaidLeads leads) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("an evaluator needs at least one policy version");
        }
        this.versions = versions;
        this.excluded = excluded;
        this.leads = leads;
    }

    /**
     * Makes a policy ready. Where it names no currency that of the sales counts, where no time zone UTC.
     *
     * @param policy read and checked without errors
     * @throws IllegalArgumentException naming the row, if the policy has an error that the checks would have named
     */
    public static Evaluator of(Policy policy) {
        return of(policy, null, null);
    }

    /**
     * Makes a policy of a program ready.
     *
     * @param currency ISO code, the program's: counts where the policy names none; null for that of the sales
     * @param zone the program's: counts where the policy names none; null for UTC
     * @throws IllegalArgumentException naming the row, if the policy has an error that the checks would have named
     */
    public static Evaluator of(Policy policy, @Nullable String currency, @Nullable ZoneId zone) {
        return new Evaluator(List.of(new PreparedPolicy(policy, currency, zone)));
    }

    /** Several versions of one policy, as {@link #of(Policy)} each. */
    public static Evaluator of(List<Policy> versions) {
        return together(versions.stream().map(Evaluator::of).toList());
    }

    /**
     * Several versions made ready before: costs nothing, and all share what they remember with the parts.
     *
     * @param parts their versions in that order are the versions of the whole
     */
    public static Evaluator together(List<Evaluator> parts) {
        return new Evaluator(
                parts.stream().flatMap(part -> part.versions.stream()).toList());
    }

    /** The same versions, but sales of some products earn nothing. Costs nothing. */
    public Evaluator excluding(ExcludedProducts products) {
        return new Evaluator(versions, products, leads);
    }

    /** The same versions, but sales of leads that were paid by hand wait for a person. Costs nothing. */
    public Evaluator waitingFor(PaidLeads paid) {
        return new Evaluator(versions, excluded, paid);
    }

    /** Each version made ready in a currency that it may have. */
    List<ReadyPolicy> anyReady() {
        return versions.stream().map(PreparedPolicy::anyReady).toList();
    }

    /** How many versions: {@link LineVersions} answers 0 up to that, exclusive. */
    public int versions() {
        return versions.size();
    }

    /**
     * Evaluates sales with all their lines as the whole history, each under the first version. The order of the lines
     * does not matter.
     *
     * @param sales what came in
     * @param partners who is a partner
     * @throws UndecidableFileException if the policy names no currency and the sales have several
     */
    public Evaluation evaluate(Sales sales, Partners partners) {
        return evaluate(sales, partners, LineVersions.FIRST);
    }

    /**
     * Evaluates sales with all their lines as the whole history, each under its own version.
     *
     * @param lineVersions asked once for each sale
     * @throws UndecidableFileException if a version names no currency and the sales have several
     * @throws IllegalArgumentException naming the sale, if there is no version of that index
     */
    public Evaluation evaluate(Sales sales, Partners partners, LineVersions lineVersions) {
        return evaluate(sales, partners, lineVersions, HistoryLines.NONE);
    }

    /** The same of lines picked from a book: what those that are there only as history earn is not to be asked. */
    public Evaluation evaluate(SaleBook.Picked picked, Partners partners, LineVersions lineVersions) {
        return evaluate(picked.sales(), partners, lineVersions, new HistoryLines(picked.mayChange(), picked.waits()));
    }

    private Evaluation evaluate(Sales sales, Partners partners, LineVersions lineVersions, HistoryLines history) {
        return new Evaluation(
                new Batch(Versions.of(versions, sales, lineVersions), sales, partners, history, excluded, leads));
    }

    /** How far what a line earns looks, under all versions together. */
    public SaleBook.Looks looks() {
        return versions.stream().anyMatch(version -> !version.isSettled())
                ? SaleBook.Looks.EVERYWHERE
                : SaleBook.Looks.of(
                        versions.stream().map(PreparedPolicy::settled).toList());
    }

    /** Whether rules may add something at the ends of periods. */
    public boolean hasPeriodEnd() {
        return versions.stream().anyMatch(PreparedPolicy::hasPeriodEnd);
    }
}
