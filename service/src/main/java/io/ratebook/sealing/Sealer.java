package io.ratebook.sealing;

import io.ratebook.web.Times;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * WRITE: seals what is there and not sealed, every few minutes and by however many services: a block's number is taken once. Rows
 * come late, since each service gives ids from a block of its own: they are sealed with what comes next.
 */
@Component
class Sealer {
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);
    private static final int ROWS_A_BLOCK = 10_000;
    private static final int GAPS_A_TICK = 1_000;

    private final SealedRows rows;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final Map<Chain, Sealed> known = new EnumMap<>(Chain.class);

    Sealer(SealedRows rows, JdbcTemplate jdbc, Clock clock) {
        this.rows = rows;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What is sealed, up to a block. */
    private record Sealed(long number, String head, IdRanges ids) {
        Sealed() {
            this(0, Block.NOTHING, new IdRanges());
        }

        Sealed with(List<Block> more) {
            Sealed now = this;
            for (Block block : more) {
                now.ids.add(block.ids());
                now = new Sealed(block.number(), block.hash(), now.ids);
            }
            return now;
        }
    }

    @Scheduled(
            initialDelayString = "${ratebook.ledger.seal-every:PT5M}",
            fixedDelayString = "${ratebook.ledger.seal-every:PT5M}")
    void often() {
        seal(GAPS_A_TICK);
    }

    /** Looks into all gaps, which grow in number with what was rolled back. */
    @Scheduled(cron = "${ratebook.ledger.seal-all-cron:0 20 3 * * *}")
    void nightly() {
        seal(Integer.MAX_VALUE);
    }

    synchronized void seal(int gaps) {
        for (Chain chain : Chain.values()) {
            long[] open;
            do {
                Sealed sealed = sealed(chain);
                open = rows.open(chain, sealed.ids(), gaps, ROWS_A_BLOCK);
            } while (open.length > 0 && write(chain, IdRanges.of(open)) && open.length == ROWS_A_BLOCK);
        }
    }

    private Sealed sealed(Chain chain) {
        Sealed before = known.getOrDefault(chain, new Sealed());
        Sealed now = isStill(chain, before) ? before : new Sealed();
        now = now.with(rows.blocks(chain, now.number()));
        known.put(chain, now);
        return now;
    }

    /** After a backup was restored it may not be. */
    private boolean isStill(Chain chain, Sealed sealed) {
        return sealed.number() == 0
                || jdbc.queryForList(
                                "SELECT hash FROM seal_block WHERE chain = ? AND number = ?",
                                String.class,
                                chain.word(),
                                sealed.number())
                        .contains(sealed.head());
    }

    /** Whether it did: false where another service was quicker. */
    private boolean write(Chain chain, IdRanges ids) {
        Sealed sealed = known.getOrDefault(chain, new Sealed());
        long number = sealed.number() + 1;
        Block.Sum sum = new Block.Sum(chain, number, sealed.head(), ids);
        long count = rows.addTo(sum, chain, ids);
        String hash = sum.hash();
        try {
            jdbc.update(
                    "INSERT INTO seal_block (chain, number, ranges, row_count, sealed_at, hash) VALUES (?, ?, ?, ?, ?, ?)",
                    chain.word(),
                    number,
                    ids.toString(),
                    count,
                    Times.micros(clock.instant()),
                    hash);
        } catch (DuplicateKeyException another) {
            return false;
        }
        LOG.info("sealed block {} of the {} chain: {} rows, hash {}", number, chain.word(), count, hash);
        return true;
    }
}
