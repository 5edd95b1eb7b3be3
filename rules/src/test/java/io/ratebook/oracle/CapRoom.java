package io.ratebook.oracle;

import io.ratebook.evaluation.SaleLine;
import io.ratebook.oracle.Instants.Calendar;
import io.ratebook.policy.CapRow;
import io.ratebook.policy.CapRow.Period;
import io.ratebook.policy.CapRow.Scope;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Caps, on rounded commissions in the order of sales. */
final class CapRoom {
    private record Use(SaleLine line, Settled commission) {}

    private final World world;
    private final List<Use> uses = new ArrayList<>();

    CapRoom(World world) {
        this.world = world;
    }

    /** The commissions of the next line, in the order in which they take room. */
    List<Settled> limit(SaleLine line, List<Settled> rounded) {
        List<Use> ofLine = new ArrayList<>();
        for (Settled commission : rounded) {
            BigInteger amount = commission.minor();
            for (CapRow cap : world.terms(line).policy().caps().rows()) {
                if (concerns(cap, line, commission)) {
                    amount = amount.min(room(cap, line, commission, ofLine)).max(BigInteger.ZERO);
                }
            }
            ofLine.add(new Use(line, commission.withMinor(amount)));
        }
        uses.addAll(ofLine);
        return ofLine.stream().map(Use::commission).toList();
    }

    private boolean concerns(CapRow cap, SaleLine line, Settled commission) {
        boolean component = cap.component() == null || cap.component().equals(commission.component());
        boolean scope = cap.scope() != Scope.CUSTOMER || line.customer() != null;
        return component && scope && world.when.matches(cap, line, world.partner(commission.partner()));
    }

    /** Whether the use fell under that row in the version that it stands under. */
    private boolean usesRoomOf(CapRow cap, Use use) {
        return world.terms(use.line()).policy().caps().rows().stream()
                .filter(row -> Program.same(cap.ref(), cap, row.ref(), row))
                .anyMatch(row -> concerns(row, use.line(), use.commission()));
    }

    private BigInteger room(CapRow cap, SaleLine line, Settled commission, List<Use> ofLine) {
        String currency = world.terms(line).currencyOf(cap.maximum());
        if (!currency.equals(commission.currency())) {
            throw new Parks("a cap is in another currency");
        }
        BigInteger room = new Exactly(Frac.of(cap.maximum().value()), currency)
                .inMinorUnits()
                .floor();
        List<Use> before = new ArrayList<>(uses);
        before.addAll(ofLine);
        for (Use use : before) {
            if (usesRoomOf(cap, use)
                    && use.commission().currency().equals(currency)
                    && sameScope(cap.scope(), use, line, commission)
                    && samePeriod(cap.period(), use.line(), line)) {
                room = room.subtract(use.commission().minor());
            }
        }
        return room;
    }

    private static boolean sameScope(Scope scope, Use use, SaleLine line, Settled commission) {
        return switch (scope) {
            case SALE -> use.line() == line;
            case ORDER -> History.orderOf(use.line()).equals(History.orderOf(line));
            case CUSTOMER -> History.sameCustomer(use.line(), line);
            case PARTNER -> use.commission().partner().equals(commission.partner());
            case PROGRAM -> true;
        };
    }

    private boolean samePeriod(Period period, SaleLine one, SaleLine other) {
        if (period == Period.LIFETIME) {
            return true;
        }
        Calendar calendar = Calendar.valueOf(period.name());
        return calendar.of(one.occurredAtMicros(), world.terms(other).zone())
                == calendar.of(other.occurredAtMicros(), world.terms(other).zone());
    }
}
