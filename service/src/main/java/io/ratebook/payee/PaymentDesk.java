package io.ratebook.payee;

import io.ratebook.database.Ids;
import io.ratebook.partner.FileDetails;
import io.ratebook.partner.Moments;
import io.ratebook.partner.Partner;
import io.ratebook.partner.PartnerErased;
import io.ratebook.partner.PartnerRegister;
import io.ratebook.people.Audit;
import io.ratebook.people.CurrentActor;
import io.ratebook.program.Program;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import io.ratebook.web.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Enters payment details, and removes them. What stood before stays readable in the history. Who takes over an account changes
 * where its money goes first of all: details that follow others are not paid to before the cool-down is over.
 */
@Service
public class PaymentDesk implements FileDetails {
    private final DetailsTable table;
    private final PartnerRegister register;
    private final Ids ids;
    private final Transactions transactions;
    private final Clock clock;
    private final Audit audit;
    private final CurrentActor currentActor;
    private final long coolDownMicros;

    PaymentDesk(
            DetailsTable table,
            PartnerRegister register,
            Ids ids,
            Transactions transactions,
            Clock clock,
            Audit audit,
            CurrentActor currentActor,
            @Value("${ratebook.payee.cool-down:72h}") Duration coolDown) {
        this.table = table;
        this.register = register;
        this.ids = ids;
        this.transactions = transactions;
        this.clock = clock;
        this.audit = audit;
        this.currentActor = currentActor;
        this.coolDownMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.EPOCH.plus(coolDown));
    }

    /** What the audit log keeps for ever: nothing that has to be erasable. */
    private record Audited(int number, String method, String account, String hash) {
        static Audited of(DatedDetails one) {
            return of(one.details().masked(), one);
        }

        private static Audited of(PaymentDetails masked, DatedDetails one) {
            String account = masked.paypal() != null ? masked.paypal() : masked.iban() != null ? masked.iban() : "…";
            return new Audited(one.number(), masked.method().word(), account, one.hash());
        }
    }

    /** All payment details a partner has had, the latest first. */
    public List<DatedDetails> history(Program program, String code) {
        return table.history(register.required(program, code).id());
    }

    /**
     * Enters details, which stand from now on; those that say the same as what stands change nothing.
     *
     * @return what stands now
     */
    public DatedDetails enter(Program program, String code, PaymentDetails details) {
        return transactions.get(() -> {
            Partner partner = register.held(program, code);
            if (partner.isErased()) {
                throw Refusal.conflict(
                        "partner-erased",
                        "the personal data of \"" + code + "\" was erased and payment details are not kept again");
            }
            DatedDetails latest = latest(partner);
            DatedDetails standing = standing(latest);
            if (standing != null && standing.details().equals(details)) {
                return standing;
            }
            DatedDetails entered = following(partner, latest, details);
            write(program, List.of(entered), standing == null ? List.of() : List.of(standing));
            audit.record(
                    "partner.payment-details",
                    "partner " + code,
                    program.code(),
                    standing == null ? null : Audited.of(standing),
                    Audited.of(entered));
            return entered;
        });
    }

    /** From now on there are none. */
    public void remove(Program program, String code) {
        transactions.run(() -> {
            DatedDetails standing = standing(latest(register.held(program, code)));
            if (standing != null) {
                table.end(List.of(standing.id()), begin(standing), by());
                audit.record(
                        "partner.payment-details",
                        "partner " + code,
                        program.code(),
                        Audited.of(standing),
                        Map.of("method", "none"));
            }
        });
    }

    @Override
    public Set<Long> take(Program program, Map<Partner, String> paypal) {
        Map<Long, DatedDetails> latest = new HashMap<>();
        table.latest(paypal.keySet().stream().map(Partner::id).toList())
                .forEach(one -> latest.put(one.partnerId(), one));
        List<DatedDetails> entered = new ArrayList<>();
        List<DatedDetails> ended = new ArrayList<>();
        Set<Long> changed = new HashSet<>();
        paypal.forEach((partner, account) -> {
            DatedDetails known = latest.get(partner.id());
            PaymentDetails details = PaymentDetails.paypal(account);
            DatedDetails standing = standing(known);
            if (standing != null && standing.details().equals(details)) {
                return;
            }
            DatedDetails next = following(partner, known, details);
            entered.add(next);
            changed.add(partner.id());
            if (standing != null) {
                ended.add(standing);
                audit.record(
                        "partner.payment-details",
                        "partner " + partner.code(),
                        program.code(),
                        Audited.of(standing),
                        Audited.of(next));
            }
        });
        write(program, entered, ended);
        return changed;
    }

    /** The hash stays, so that what was paid can be held against it. */
    @EventListener
    void erase(PartnerErased erased) {
        Partner partner = erased.partner();
        DatedDetails standing = standing(latest(partner));
        if (standing != null) {
            table.end(List.of(standing.id()), begin(standing), by());
        }
        table.erase(partner.id(), now());
    }

    private void write(Program program, List<DatedDetails> entered, List<DatedDetails> ended) {
        if (!entered.isEmpty()) {
            long at = entered.get(0).from();
            table.end(ended.stream().map(DatedDetails::id).toList(), at, by());
            table.insert(program.id(), entered);
        }
    }

    private @Nullable DatedDetails latest(Partner partner) {
        List<DatedDetails> found = table.latest(List.of(partner.id()));
        return found.isEmpty() ? null : found.get(0);
    }

    /** Those that stand now, if these do. */
    private static @Nullable DatedDetails standing(@Nullable DatedDetails details) {
        return details != null && details.until() == Moments.OPEN ? details : null;
    }

    private DatedDetails following(Partner partner, @Nullable DatedDetails latest, PaymentDetails details) {
        long from = begin(latest);
        return new DatedDetails(
                ids.next("partner_payment_details"),
                partner.id(),
                partner.code(),
                latest == null ? 1 : latest.number() + 1,
                from,
                Moments.OPEN,
                latest == null ? from : Math.addExact(from, coolDownMicros),
                details,
                details.hash(partner.id()),
                by(),
                null,
                null);
    }

    /** Now; not before what was last, if another server's clock is ahead. */
    private long begin(@Nullable DatedDetails latest) {
        Long moved = DetailsTable.lastMoved(latest);
        return moved == null ? now() : Math.max(moved, now());
    }

    private String by() {
        return currentActor.current().name();
    }

    private long now() {
        return Times.micros(clock.instant());
    }
}
