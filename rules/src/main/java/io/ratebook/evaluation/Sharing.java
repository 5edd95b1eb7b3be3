package io.ratebook.evaluation;

import io.ratebook.money.Allocation;
import io.ratebook.money.Exact;
import io.ratebook.money.Money;
import io.ratebook.policy.Codes;
import io.ratebook.policy.SharePart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends parts of commissions elsewhere, by largest remainder; what comes together under one partner, component and currency is one commission. */
final class Sharing {
    private static final Comparator<Commission> ORDER = Comparator.comparing(Commission::partner, Codes.BYTE_ORDER)
            .thenComparing(Commission::component, Codes.BYTE_ORDER)
            .thenComparing(commission -> commission.currency().code());

    private final Batch batch;

    Sharing(Batch batch) {
        this.batch = batch;
    }

    /**
     * A part of a commission.
     *
     * @param stays whether it is what stays with the earning partner
     */
    private record Part(String partner, String component, Exact percent, boolean stays) {}

    List<Commission> share(int line, List<Earned> earned) {
        if (earned.size() == 1 && earned.get(0).earning.share().isEmpty()) {
            Earned only = earned.get(0);
            return List.of(commission(only, only.partner.code(), only.earning.component(), only.minor, only.note));
        }
        List<Commission> stays = new ArrayList<>();
        List<Commission> goes = new ArrayList<>();
        for (Earned each : earned) {
            split(line, each, stays, goes);
        }
        List<Commission> all = new ArrayList<>();
        stays.forEach(commission -> merge(all, commission));
        goes.forEach(commission -> merge(all, commission));
        all.sort(ORDER);
        return List.copyOf(all);
    }

    private void split(int line, Earned earned, List<Commission> stays, List<Commission> goes) {
        List<Part> parts = parts(line, earned);
        Comparator<Integer> ties = Comparator.<Integer, Boolean>comparing(
                        i -> !parts.get(i).stays())
                .thenComparing(i -> parts.get(i).percent(), Comparator.reverseOrder())
                .thenComparing(i -> parts.get(i).partner(), Codes.BYTE_ORDER)
                .thenComparing(i -> parts.get(i).component(), Codes.BYTE_ORDER);
        long[] units = Allocation.largestRemainder(
                earned.minor, parts.stream().map(Part::percent).toList(), ties);
        stays.add(commission(earned, parts.get(0).partner(), parts.get(0).component(), units[0], earned.note));
        for (int i = 1; i < units.length; i++) {
            Part part = parts.get(i);
            String note = shown(part.percent()) + " of " + new Money(earned.minor, earned.currency) + " shared by "
                    + earned.partner.code();
            goes.add(commission(earned, part.partner(), part.component(), units[i], note));
        }
    }

    private static String shown(Exact percent) {
        return percent.shown(6).toPlainString() + " %";
    }

    /** What stays first, then what goes; a part that nobody can get stays. */
    private List<Part> parts(int line, Earned earned) {
        List<Part> parts = new ArrayList<>();
        Exact stays = Exact.HUNDRED;
        String component = earned.earning.component();
        for (SharePart share : earned.earning.share()) {
            Part part = part(line, earned, share);
            if (part != null) {
                parts.add(part);
                stays = stays.minus(part.percent());
            }
        }
        parts.add(0, new Part(earned.partner.code(), component, stays, true));
        return parts;
    }

    private @Nullable Part part(int line, Earned earned, SharePart share) {
        Exact percent = Exact.of(share.percent());
        if (share.to() instanceof SharePart.To.Component own) {
            return new Part(earned.partner.code(), own.name(), percent, false);
        }
        String code = share.to() instanceof SharePart.To.Partner named
                ? named.code()
                : earned.partner.known().referredBy();
        if (code == null || !batch.partners.of(code).earnsAt(batch.sales.time[line])) {
            return null;
        }
        return new Part(code, earned.earning.component(), percent, false);
    }

    private static Commission commission(
            Earned earned, String partner, String component, long minor, @Nullable String note) {
        return new Commission(
                earned.slot,
                partner,
                component,
                minor,
                earned.currency,
                earned.earning,
                earned.base,
                earned.rate,
                note);
    }

    /** What Share brings the same partner under the same component is added to what is there. */
    private static void merge(List<Commission> all, Commission next) {
        for (int i = 0; i < all.size(); i++) {
            Commission known = all.get(i);
            if (known.partner().equals(next.partner())
                    && known.component().equals(next.component())
                    && known.currency().equals(next.currency())) {
                all.set(i, together(known, next));
                return;
            }
        }
        all.add(next);
    }

    private static Commission together(Commission known, Commission next) {
        String note = known.note() == null
                ? next.note()
                : next.note() == null ? known.note() : known.note() + "; " + next.note();
        return new Commission(
                known.slot(),
                known.partner(),
                known.component(),
                Math.addExact(known.minor(), next.minor()),
                known.currency(),
                known.earning(),
                known.base(),
                known.rate(),
                note);
    }
}
