package io.ratebook.oracle;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.oracle.LargestRemainder.Part;
import io.ratebook.policy.SharePart;
import io.ratebook.policy.SharePart.To;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Share: parts of a commission that go elsewhere, by largest remainder. */
final class Sharing {
    private final World world;
    private final SaleLine line;

    Sharing(World world, SaleLine line) {
        this.world = world;
        this.line = line;
    }

    /** The commission itself and what is taken out of it. */
    List<Settled> split(Settled commission) {
        Frac stays = Frac.HUNDRED;
        List<Part> parts = new ArrayList<>();
        for (SharePart share : commission.rows().get(0).share()) {
            Part part = part(share, commission);
            if (part != null) {
                parts.add(part);
                stays = stays.minus(part.share());
            }
        }
        Frac exact = Frac.of(commission.minor()).percent(stays);
        parts.add(0, new Part(exact, true, stays, commission.partner(), commission.component()));
        List<BigInteger> minor = LargestRemainder.split(commission.minor(), parts);
        List<Settled> settled = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            settled.add(new Settled(
                    part.partner(),
                    commission.partner(),
                    part.component(),
                    commission.currency(),
                    minor.get(i),
                    commission.rows()));
        }
        return settled;
    }

    /** Null if the part stays. */
    private @Nullable Part part(SharePart share, Settled commission) {
        Frac percent = Frac.of(share.percent());
        Frac exact = Frac.of(commission.minor()).percent(percent);
        if (share.to() instanceof To.Component as) {
            return new Part(exact, false, percent, commission.partner(), as.name());
        }
        String receiver = share.to() instanceof To.Partner named
                ? named.code()
                : world.partner(commission.partner()).referredBy();
        return receiver == null || !isApproved(receiver)
                ? null
                : new Part(exact, false, percent, receiver, commission.component());
    }

    private boolean isApproved(String code) {
        PartnerFacts partner = world.program.partners().find(code);
        long at = line.occurredAtMicros();
        return partner != null && partner.approvedAt(at) && !partner.pausedAt(at) && !partner.leftAt(at);
    }
}
