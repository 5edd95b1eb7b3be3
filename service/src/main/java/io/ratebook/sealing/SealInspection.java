package io.ratebook.sealing;

import io.ratebook.ledger.Inspection;
import io.ratebook.ledger.LedgerCheck.Finding;
import io.ratebook.web.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Reads all sealed rows again: each block in which one was changed, taken out or put in is a violation, the first one first; and
 * so is what has not been sealed a day after it was written. How long that takes: service/bench/seals.
 */
@Component
class SealInspection implements Inspection {
    private static final int SHOWN_MAX = 10;
    private static final Duration SEALED_WITHIN = Duration.ofDays(1);

    private final SealedRows rows;
    private final Clock clock;

    SealInspection(SealedRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Finding inspect() {
        List<Map<String, Object>> violations = new ArrayList<>();
        for (Chain chain : Chain.values()) {
            violations.addAll(violations(chain));
        }
        return new Finding(
                "what was sealed is as it was sealed, and nothing is left unsealed for a day",
                violations.size(),
                List.copyOf(violations.subList(0, Math.min(SHOWN_MAX, violations.size()))));
    }

    private List<Map<String, Object>> violations(Chain chain) {
        List<Map<String, Object>> violations = new ArrayList<>();
        IdRanges sealed = new IdRanges();
        String before = Block.NOTHING;
        long expected = 1;
        for (Block block : rows.blocks(chain, 0)) {
            Block.Sum sum = new Block.Sum(chain, block.number(), before, block.ids());
            long found = rows.addTo(sum, chain, block.ids());
            if (block.number() != expected
                    || found != block.rows()
                    || !sum.hash().equals(block.hash())) {
                violations.add(Map.of(
                        "chain", chain.word(),
                        "block", block.number(),
                        "ids", shortened(block.ids().toString()),
                        "rows", block.rows(),
                        "found", found));
            }
            sealed.add(block.ids());
            before = block.hash();
            expected = block.number() + 1;
        }
        unsealed(chain, sealed, violations);
        return violations;
    }

    private void unsealed(Chain chain, IdRanges sealed, List<Map<String, Object>> violations) {
        List<Long> open = new ArrayList<>();
        rows.eachBefore(chain, Times.micros(clock.instant().minus(SEALED_WITHIN)), id -> {
            if (!sealed.contains(id)) {
                open.add(id);
            }
        });
        if (!open.isEmpty()) {
            violations.add(Map.of("chain", chain.word(), "unsealed", open.size(), "first", open.get(0)));
        }
    }

    private static String shortened(String ids) {
        return ids.length() <= 80 ? ids : ids.substring(0, 79) + "…";
    }
}
