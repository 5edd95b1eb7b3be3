package io.ratebook.settlement;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * When the service has started, reads the sales of the program that was last at work, so that its first caller does not wait
 * for them: of the demo's 36,510 lines 7 to 9 s. One program only, and none that the heap has no room for: a service is to
 * start whatever it holds.
 */
@Component
class ReadAhead {
    private static final Logger LOG = LoggerFactory.getLogger(ReadAhead.class);

    private final JdbcTemplate jdbc;
    private final Settlement settlement;
    private final SaleBooks books;

    ReadAhead(JdbcTemplate jdbc, Settlement settlement, SaleBooks books) {
        this.jdbc = jdbc;
        this.settlement = settlement;
        this.books = books;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread thread = new Thread(this::read, "read-ahead");
        thread.setDaemon(true);
        thread.start();
    }

    /** What fails here fails again, and is told, where somebody asks for it. */
    void read() {
        try {
            lastAtWork().stream()
                    .filter(program -> books.haveRoomFor(lines(program)))
                    .forEach(settlement::readAhead);
        } catch (RuntimeException failed) {
            LOG.info("Sales were not read ahead: {}", failed.toString());
        }
    }

    private List<Integer> lastAtWork() {
        return jdbc.queryForList(
                "SELECT program_id FROM (SELECT p.id AS program_id,"
                        + " (SELECT MAX(s.id) FROM sale s FORCE INDEX (sale_by_id) WHERE s.program_id = p.id) AS latest"
                        + " FROM program p) programs WHERE latest IS NOT NULL ORDER BY latest DESC LIMIT 1",
                Integer.class);
    }

    private long lines(int programId) {
        Long count = jdbc.queryForObject(
                "SELECT COUNT(*) FROM sale s FORCE INDEX (sale_by_id) WHERE s.program_id = ?", Long.class, programId);
        return count == null ? 0 : count;
    }
}
