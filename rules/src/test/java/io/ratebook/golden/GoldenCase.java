package io.ratebook.golden;

import io.ratebook.evaluation.PartnerFacts;
import io.ratebook.evaluation.Partners;
import io.ratebook.evaluation.SaleLine;
import io.ratebook.policy.Policy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One case of a golden file.
 *
 * @param name what stands behind {@code ==}
 */
record GoldenCase(String file, String name, List<GoldenTable> tables) {
    private static final List<String> NOT_OF_POLICY = List.of("Versions", "Sales", "Partners", "Expected");

    static List<GoldenCase> read(Path file) {
        List<GoldenCase> cases = new ArrayList<>();
        for (String line : lines(file)) {
            if (line.startsWith("== ")) {
                cases.add(new GoldenCase(file.getFileName().toString(), line.substring(3), new ArrayList<>()));
            } else if (line.startsWith("[")) {
                String name = line.substring(1, line.indexOf(']'));
                last(cases).tables().add(new GoldenTable(name, new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                last(last(cases).tables()).rows().add(GoldenTable.cells(line));
            }
        }
        return cases;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static <T> T last(List<T> list) {
        return list.get(list.size() - 1);
    }

    /** As many as the table Versions has rows, else one. A table {@code [2: Rates]} is Rates in the second. */
    List<Policy> versions() {
        return IntStream.rangeClosed(1, Math.max(1, records("Versions").size()))
                .mapToObj(this::version)
                .toList();
    }

    private Policy version(int number) {
        String own = number + ": ";
        return GoldenWorkbook.policy(tables.stream()
                .filter(table -> !NOT_OF_POLICY.contains(table.name()))
                .filter(table -> !table.name().contains(": ") || table.name().startsWith(own))
                .map(table -> new GoldenTable(table.name().replace(own, ""), table.rows()))
                .toList());
    }

    /** Place of the last version that starts on or before the sale's day in UTC; -1 if none does. */
    int versionOf(SaleLine sale) {
        if (records("Versions").isEmpty()) {
            return 0;
        }
        return (int) records("Versions").stream()
                        .map(version -> GoldenSale.startOfDay(version.getOrDefault("from", "")))
                        .filter(start -> start <= sale.occurredAtMicros())
                        .count()
                - 1;
    }

    List<SaleLine> sales() {
        return records("Sales").stream().map(GoldenSale::line).toList();
    }

    List<Map<String, String>> expected() {
        return records("Expected");
    }

    Partners partners() {
        if (records("Partners").isEmpty()) {
            return Partners.everyoneNamed();
        }
        Map<String, PartnerFacts> byCode = new HashMap<>();
        records("Partners").forEach(cells -> {
            PartnerFacts partner = GoldenSale.partner(cells);
            byCode.put(partner.code(), partner);
        });
        return Partners.of(byCode);
    }

    private List<Map<String, String>> records(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .map(GoldenTable::records)
                .orElse(List.of());
    }
}
