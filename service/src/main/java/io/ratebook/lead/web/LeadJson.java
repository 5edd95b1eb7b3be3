package io.ratebook.lead.web;

import io.ratebook.lead.Lead;
import io.ratebook.lead.LeadRate;
import io.ratebook.lead.Leads.Stage;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Times;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leads as answered. */
final class LeadJson {
    private LeadJson() {}

    /**
     * A lead in a list.
     *
     * @param won whether it stands in the won phase
     * @param paid what was paid for it, by currency
     */
    record Item(
            long id,
            String code,
            String partner,
            String name,
            @Nullable String company,
            String phase,
            boolean won,
            @Nullable String commissionPercent,
            List<MoneyJson> paid,
            String createdAt) {}

    static Item item(Lead lead, String wonPhase, Map<String, Long> paid) {
        return new Item(
                lead.id(),
                lead.code(),
                lead.partner(),
                lead.person().name(),
                lead.person().company(),
                lead.phase(),
                lead.phase().equals(wonPhase),
                percent(lead),
                paid.entrySet().stream()
                        .map(sum -> MoneyJson.of(sum.getValue(), sum.getKey()))
                        .toList(),
                Times.iso(lead.createdAt()));
    }

    private static @Nullable String percent(Lead lead) {
        Long rate = lead.rate();
        return rate == null ? null : LeadRate.text(rate);
    }

    /** A phase that a lead came into. */
    record StageJson(String phase, String by, String at) {
        static StageJson of(Stage stage) {
            return new StageJson(stage.phase(), stage.by(), Times.iso(stage.at()));
        }
    }

    /**
     * Where the partner is paid to.
     *
     * @param method null for nowhere, as is the text, which shows no whole account
     */
    record PayeeJson(@Nullable String method, @Nullable String text) {}

    /**
     * A lead with all that is known of it.
     *
     * @param commissionFrom where the percentage comes from: a row of the policy, or "by hand"
     * @param mayAddPayment whether it stands in the phase in which payments are made
     */
    record Whole(
            long id,
            String code,
            String partner,
            String name,
            @Nullable String company,
            @Nullable String email,
            @Nullable String note,
            String phase,
            boolean won,
            @Nullable String commissionPercent,
            @Nullable String commissionFrom,
            String createdBy,
            String createdAt,
            @Nullable String erasedAt,
            boolean mayAddPayment,
            PayeeJson payee,
            List<StageJson> phases,
            List<PaymentJson> payments) {}

    static Whole whole(Lead lead, String wonPhase, PayeeJson payee, List<Stage> stages, List<PaymentJson> payments) {
        boolean won = lead.phase().equals(wonPhase);
        return new Whole(
                lead.id(),
                lead.code(),
                lead.partner(),
                lead.person().name(),
                lead.person().company(),
                lead.person().email(),
                lead.person().note(),
                lead.phase(),
                won,
                percent(lead),
                lead.rateFrom(),
                lead.createdBy(),
                Times.iso(lead.createdAt()),
                Times.isoOrNull(lead.erasedAt()),
                won,
                payee,
                stages.stream().map(StageJson::of).toList(),
                payments);
    }
}
