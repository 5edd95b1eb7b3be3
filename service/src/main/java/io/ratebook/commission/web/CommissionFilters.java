package io.ratebook.commission.web;

import static io.ratebook.commission.web.CommissionQuery.said;

import io.ratebook.commission.CommissionFilter;
import io.ratebook.commission.CommissionList.Wanted;
import io.ratebook.program.Program;
import io.ratebook.sale.SaleReferences;
import io.ratebook.version.Versions;
import io.ratebook.web.DayRange;
import io.ratebook.web.Times;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From references and numbers that people know to the ids that commissions keep. */
@Component
public class CommissionFilters {
    private final SaleReferences references;
    private final Versions versions;
    private final Clock clock;

    CommissionFilters(SaleReferences references, Versions versions, Clock clock) {
        this.references = references;
        this.versions = versions;
        this.clock = clock;
    }

    Wanted wanted(Program program, CommissionQuery query) {
        return new Wanted(program.id(), filter(program, query), query.order(), query.descending());
    }

    public CommissionFilter filter(Program program, CommissionQuery query) {
        DayRange days = DayRange.of(query.from(), query.to(), program.zoneId());
        Integer number = query.wantedVersion();
        return new CommissionFilter(
                query.wantedState(),
                query.wantedKind(),
                said(query.partner()),
                said(query.component()),
                sales(program.id(), said(query.sale()), said(query.q())),
                said(query.sale()),
                number == null ? null : versions.version(program.id(), number).id(),
                said(query.row()),
                days.from(),
                days.until(),
                said(query.q()),
                query.wantedStanding(),
                said(query.level()),
                Times.micros(clock.instant()));
    }

    private @Nullable List<Long> sales(int programId, @Nullable String sale, @Nullable String q) {
        if (sale == null) {
            return q == null ? null : references.beginningWith(programId, q);
        }
        List<Long> ids = new ArrayList<>(references.exactly(programId, sale));
        if (sale.matches("\\d{1,18}")) {
            ids.add(Long.valueOf(sale));
        }
        return ids;
    }
}
