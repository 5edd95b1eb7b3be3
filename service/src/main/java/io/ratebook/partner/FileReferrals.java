package io.ratebook.partner;

import io.ratebook.intake.PartnerRecord;
import io.ratebook.intake.ProblemLog;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who recruited whom by a file and by what is known: partners of either, nobody themselves, and no circles. */
final class FileReferrals {
    private static final String COLUMN = "referred_by";

    private final PartnerStore store;
    private final int programId;
    private final Path file;
    private final ProblemLog problems;

    FileReferrals(PartnerStore store, int programId, Path file, ProblemLog problems) {
        this.store = store;
        this.programId = programId;
        this.file = file;
        this.problems = problems;
    }

    /**
     * The records that fit, recruiters before those they recruited; the others are reported, and so are those that name a
     * partner who does not come for it.
     */
    List<PartnerRecord> fitting(List<PartnerRecord> records) {
        Map<String, PartnerRecord> byCode = new LinkedHashMap<>();
        records.forEach(record -> byCode.put(record.facts().code(), record));
        if (records.stream().allMatch(record -> record.facts().referredBy() == null)) {
            return records;
        }
        dropCircles(byCode);
        dropUnknown(byCode);
        return recruitersFirst(byCode);
    }

    private static List<PartnerRecord> recruitersFirst(Map<String, PartnerRecord> byCode) {
        Map<String, PartnerRecord> sorted = new LinkedHashMap<>();
        for (PartnerRecord record : byCode.values()) {
            Deque<PartnerRecord> way = new ArrayDeque<>();
            for (PartnerRecord at = record;
                    at != null && !sorted.containsKey(at.facts().code()); ) {
                way.push(at);
                String recruiter = at.facts().referredBy();
                at = recruiter == null ? null : byCode.get(recruiter);
            }
            way.forEach(one -> sorted.put(one.facts().code(), one));
        }
        return List.copyOf(sorted.values());
    }

    /** A circle may close over partners that only the database knows; those of the file that are in it are dropped. */
    private void dropCircles(Map<String, PartnerRecord> byCode) {
        Map<String, String> recruiters = new HashMap<>(store.recruiters(programId));
        byCode.forEach((code, record) -> {
            String recruiter = record.facts().referredBy();
            if (recruiter != null) {
                recruiters.put(code, recruiter);
            }
        });
        Set<String> cleared = new HashSet<>();
        for (PartnerRecord record : List.copyOf(byCode.values())) {
            circle(record.facts().code(), recruiters, cleared)
                    .forEach(code -> drop(byCode, code, "no circle of recruiters"));
        }
    }

    /** Those who are above themselves on the way up from a partner; empty where the way ends, or was gone before. */
    private static Set<String> circle(String from, Map<String, String> recruiters, Set<String> cleared) {
        Set<String> way = new HashSet<>();
        String at = from;
        while (at != null && !cleared.contains(at) && way.add(at)) {
            at = recruiters.get(at);
        }
        Set<String> circle = new HashSet<>();
        if (at != null && !cleared.contains(at)) {
            while (at != null && circle.add(at)) {
                at = recruiters.get(at);
            }
        }
        cleared.addAll(way);
        return circle;
    }

    private void dropUnknown(Map<String, PartnerRecord> byCode) {
        Set<String> elsewhere = new HashSet<>(store.codes(
                programId,
                byCode.values().stream()
                        .map(record -> record.facts().referredBy())
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
        boolean dropped = true;
        while (dropped) {
            dropped = false;
            for (PartnerRecord record : List.copyOf(byCode.values())) {
                String recruiter = record.facts().referredBy();
                if (recruiter != null && !byCode.containsKey(recruiter) && !elsewhere.contains(recruiter)) {
                    drop(byCode, record.facts().code(), "a partner of the program, or one that this file brings");
                    dropped = true;
                }
            }
        }
    }

    private void drop(Map<String, PartnerRecord> byCode, String code, String expected) {
        PartnerRecord record = byCode.remove(code);
        if (record != null) {
            problems.report(RecordCheck.problem(
                    file, record.line(), COLUMN, text(record.facts().referredBy()), expected));
        }
    }

    private static String text(@Nullable String code) {
        return code == null ? "" : code;
    }
}
