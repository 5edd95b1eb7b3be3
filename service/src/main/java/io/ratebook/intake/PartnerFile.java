package io.ratebook.intake;

import io.ratebook.evaluation.PartnerFacts;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;

/** A file of partners. Several lines of one partner date the partner's levels; all else in them must agree. */
public final class PartnerFile {
    private final LineFile<PartnerColumn> file;
    private final ZoneId zone;
    private final ProblemLog log;
    private final Timestamps timestamps = new Timestamps();
    private final Map<String, PartnerLines> byCode = new LinkedHashMap<>();

    private PartnerFile(Path path, ZoneId zone, ProblemLog log) {
        this.file = new LineFile<>(path, PartnerColumn.class, log);
        this.zone = zone;
        this.log = log;
    }

    /**
     * Reads the whole file.
     *
     * @param zone of days that stand where a time may stand
     * @param log takes everything that is wrong with the file
     * @return partners by code; to be used only if no problem was reported
     */
    public static Map<String, PartnerFacts> read(Path path, ZoneId zone, ProblemLog log) {
        PartnerFile reading = new PartnerFile(path, zone, log);
        reading.file.read(reading::take);
        new Recruiters(reading.file.name(), reading.byCode, log).check();
        Map<String, PartnerFacts> partners = new LinkedHashMap<>();
        reading.byCode.forEach((code, lines) -> partners.put(code, lines.facts()));
        return partners;
    }

    private void take(RawLine<PartnerColumn> raw) {
        Cells<PartnerColumn> cells = new Cells<>(file.name(), raw, timestamps, log);
        String code = cells.requiredCode(PartnerColumn.PARTNER);
        PartnerLines known = byCode.get(code);
        if (known != null) {
            known.add(cells, zone);
        } else if (!code.isEmpty()) {
            byCode.put(code, PartnerLines.first(code, raw, cells, zone));
        }
    }
}
