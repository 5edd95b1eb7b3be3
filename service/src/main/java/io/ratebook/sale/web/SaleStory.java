package io.ratebook.sale.web;

import io.ratebook.commission.CommissionList;
import io.ratebook.commission.ListedCommission;
import io.ratebook.commission.web.CommissionItem;
import io.ratebook.program.Program;
import io.ratebook.sale.ListedSale;
import io.ratebook.sale.RecordedSale;
import io.ratebook.sale.RecordedSales;
import io.ratebook.sale.SaleList;
import io.ratebook.settlement.PolicyTerms;
import io.ratebook.settlement.PolicyTermsOfProgram;
import io.ratebook.settlement.Settlement;
import io.ratebook.settlement.Told;
import io.ratebook.settlement.web.ExplanationJson;
import io.ratebook.settlement.web.LineJson;
import io.ratebook.settlement.web.SaleJson;
import io.ratebook.web.MoneyJson;
import io.ratebook.web.Refusal;
import io.ratebook.web.Times;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A sale or refund with all that belongs to it. */
@Component
public class SaleStory {
    private final RecordedSales sales;
    private final SaleList list;
    private final SaleItems items;
    private final CommissionList commissions;
    private final Settlement settlement;
    private final PolicyTermsOfProgram terms;

    SaleStory(
            RecordedSales sales,
            SaleList list,
            SaleItems items,
            CommissionList commissions,
            Settlement settlement,
            PolicyTermsOfProgram terms) {
        this.sales = sales;
        this.list = list;
        this.items = items;
        this.commissions = commissions;
        this.settlement = settlement;
        this.terms = terms;
    }

    /** What a sale said before it was changed, and why it was. */
    record EarlierJson(String replacedAt, String by, String reason, SaleJson content) {
        static EarlierJson of(RecordedSales.Earlier earlier) {
            return new EarlierJson(
                    Times.iso(earlier.replacedAt()),
                    earlier.by(),
                    earlier.reason(),
                    SaleJson.of(null, earlier.content()));
        }
    }

    /**
     * What a sale earns under a policy version.
     *
     * @param version number; null where none was in force
     */
    public record AnswerJson(@Nullable Integer version, List<LineJson> lines, ExplanationJson explanation) {}

    /** What is wrong or right about the whole sale is in its lines; amounts of one currency are plain decimals. */
    record DetailJson(
            long id,
            String reference,
            String source,
            String type,
            @Nullable String originalReference,
            @Nullable Long originalId,
            String event,
            String occurredAt,
            String recordedAt,
            @Nullable String partner,
            List<SaleJson.CreditJson> credits,
            @Nullable String customer,
            @Nullable String product,
            @Nullable String category,
            @Nullable String country,
            @Nullable String channel,
            @Nullable String coupon,
            @Nullable String order,
            @Nullable String quantity,
            MoneyJson amount,
            MoneyJson revenue,
            String discount,
            String tax,
            String shipping,
            String fees,
            @Nullable String cost,
            Map<String, String> attributes,
            String state,
            @Nullable String reason,
            @Nullable Integer version,
            List<MoneyJson> earned,
            int revision,
            List<LineJson> lines,
            List<SaleItem> refunds,
            List<CommissionItem> commissions,
            List<EarlierJson> earlier) {}

    DetailJson detail(Program program, long id) {
        RecordedSale sale = sales.required(program.id(), id);
        SaleJson content = SaleJson.of(id, sale.line());
        SaleItem item = items.of(list.rows(List.of(id))).get(0);
        return new DetailJson(
                id,
                item.reference(),
                item.source(),
                item.type(),
                content.originalReference(),
                sale.line().refund() ? sales.saleOf(program.id(), sale.line()) : null,
                content.event(),
                item.occurredAt(),
                item.recordedAt(),
                item.partner(),
                content.credits(),
                item.customer(),
                item.product(),
                item.category(),
                item.country(),
                content.channel(),
                content.coupon(),
                item.order(),
                content.quantity(),
                item.amount(),
                item.revenue(),
                content.discount(),
                content.tax(),
                content.shipping(),
                content.fees(),
                content.cost(),
                content.attributes(),
                item.state(),
                item.reason(),
                item.version(),
                item.earned(),
                sale.revision(),
                told(program, sale, terms.of(program.id())).stream()
                        .flatMap(told -> told.results().stream())
                        .map(LineJson::of)
                        .toList(),
                refunds(program, sale),
                booked(sale).stream().map(CommissionItem::of).toList(),
                sales.earlier(id).stream().map(EarlierJson::of).toList());
    }

    /** Only what is not voided is in the book. */
    private Optional<Told> told(Program program, RecordedSale sale, PolicyTerms under) {
        return settlement.explain(
                program.id(), sale.line().source(), sale.line().reference(), under);
    }

    private List<SaleItem> refunds(Program program, RecordedSale sale) {
        if (sale.line().refund()) {
            return List.of();
        }
        List<ListedSale> refunds = list.rows(sales.refundsOf(program.id(), sale.line()));
        return items.of(refunds);
    }

    private List<ListedCommission> booked(RecordedSale sale) {
        return sale.line().refund() ? commissions.ofRefund(sale.id()) : commissions.ofSale(sale.id());
    }

    /**
     * What it earns under its own version, or under another.
     *
     * @throws Refusal with status 409 if it is void
     */
    public AnswerJson answer(Program program, long id, PolicyTerms under) {
        RecordedSale sale = sales.required(program.id(), id);
        Told told = told(program, sale, under)
                .orElseThrow(() -> Refusal.conflict(
                        "sale-void", "the sale \"" + sale.line().reference() + "\" is void: it earns nothing"));
        Integer versionId = told.versionId();
        return new AnswerJson(
                versionId == null ? null : terms.numberOf(versionId),
                told.results().stream().map(LineJson::of).toList(),
                ExplanationJson.of(told.explanation()));
    }
}
