package io.ratebook.intake;

import io.ratebook.evaluation.PartnerFacts;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
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
     * What a file says.
     *
     * @param right partners without any problem, in the order of the file
     * @param broken how many others there are
     */
    public record Content(List<PartnerRecord> right, int broken) {}

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

    /**
     * Reads the whole file for those who go on with what is right in it. Lines of a partner stand or fall together: what is
     * known of its levels only in part is not known. Who recruited whom is not looked into.
     *
     * @param zone of days that stand where a time may stand
     * @param log takes everything that is wrong with the file
     */
    public static Content content(Path path, ZoneId zone, ProblemLog log) {
        PartnerFile reading = new PartnerFile(path, zone, log);
        reading.file.read(reading::take);
        List<PartnerRecord> right = reading.byCode.values().stream()
                .filter(lines -> !reading.isBroken(lines))
                .map(PartnerLines::record)
                .toList();
        return new Content(right, reading.byCode.size() - right.size());
    }

    private boolean isBroken(PartnerLines lines) {
        for (int line : lines.rightBesideWrong()) {
            log.report(new LineProblem(
                    file.name(),
                    line,
                    PartnerColumn.PARTNER.title(),
                    lines.code(),
                    "all lines of this partner to be right: one of them is not"));
        }
        return lines.isBroken();
    }

    private void take(RawLine<PartnerColumn> raw) {
        Cells<PartnerColumn> cells = new Cells<>(file.name(), raw, timestamps, log);
        String code = cells.requiredCode(PartnerColumn.PARTNER);
        if (code.isEmpty()) {
            return;
        }
        PartnerLines lines = byCode.get(code);
        if (lines == null) {
            lines = PartnerLines.first(code, raw, cells, zone);
            byCode.put(code, lines);
        } else {
            lines.add(cells, zone);
        }
        lines.met(raw.number(), cells.areGood());
    }
}
