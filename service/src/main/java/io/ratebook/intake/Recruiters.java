package io.ratebook.intake;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who recruited whom: only known partners, nobody themselves, and no circles. */
final class Recruiters {
    private final String file;
    private final Map<String, PartnerLines> byCode;
    private final ProblemLog log;

    Recruiters(String file, Map<String, PartnerLines> byCode, ProblemLog log) {
        this.file = file;
        this.byCode = byCode;
        this.log = log;
    }

    void check() {
        Set<String> cleared = new HashSet<>();
        byCode.forEach((code, lines) -> check(code, lines, cleared));
    }

    private void check(String code, PartnerLines lines, Set<String> cleared) {
        String recruiter = lines.referredBy();
        if (recruiter == null) {
            return;
        }
        if (!byCode.containsKey(recruiter)) {
            problem(lines, recruiter, "a partner of this file");
        } else if (recruiter.equals(code)) {
            problem(lines, recruiter, "another partner: nobody recruits themselves");
        } else {
            climb(code, cleared);
        }
    }

    /** Goes up from a partner until the top, a partner known to be in no circle, or one met before on this way. */
    private void climb(String code, Set<String> cleared) {
        Set<String> way = new HashSet<>();
        String at = code;
        while (at != null && !cleared.contains(at)) {
            PartnerLines lines = byCode.get(at);
            if (lines == null) {
                break;
            }
            if (!way.add(at)) {
                problem(lines, String.valueOf(lines.referredBy()), "no circle: " + at + " is above itself");
                break;
            }
            at = lines.referredBy();
        }
        cleared.addAll(way);
    }

    private void problem(PartnerLines lines, String found, String expected) {
        log.report(new LineProblem(file, lines.firstLine(), PartnerColumn.REFERRED_BY.title(), found, expected));
    }
}
