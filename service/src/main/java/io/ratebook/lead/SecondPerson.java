package io.ratebook.lead;

import io.ratebook.money.Money;
import io.ratebook.payout.FourEyes;
import io.ratebook.people.Actor;
import io.ratebook.people.Humans;
import io.ratebook.web.Refusal;
import org.springframework.stereotype.Component;

/** From which amount on somebody else than who made a payment has to confirm it. */
@Component
class SecondPerson {
    private final FourEyes fourEyes;
    private final Humans humans;

    SecondPerson(FourEyes fourEyes, Humans humans) {
        this.fourEyes = fourEyes;
        this.humans = humans;
    }

    /** As for any payout. */
    boolean isNeeded(Money amount) {
        return fourEyes.isOver(amount);
    }

    /** A payment that needs one and has none is not complete. */
    void refuseComplete(PaymentTerms terms) {
        if (terms.state() == PaymentState.PAID && isNeeded(terms.amount())) {
            throw Refusal.conflict(
                    "second-person",
                    terms.amount()
                            + " needs a second person: save it as processing; it is complete once somebody else has"
                            + " confirmed it");
        }
    }

    /**
     * Whether the actor may confirm it.
     *
     * @throws Refusal if not
     */
    void refuseSame(Actor actor, LeadPayment payment) {
        if (actor.kind() != Actor.Kind.PERSON || humans.samePerson(actor, payment.createdBy())) {
            throw Refusal.conflict(
                    "same-person",
                    "the payment was made by " + payment.createdBy()
                            + ": it is confirmed by a person who is somebody else");
        }
    }
}
