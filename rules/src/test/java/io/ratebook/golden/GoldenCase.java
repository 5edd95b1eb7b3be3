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

/**
 * One case of a golden file.
 *
 * @param name what stands behind {@code ==}
 */
record GoldenCase(String file, String name, List<GoldenTable> tables) {
    private static final List<String> NOT_OF_POLICY = List.of("Sales", "Partners", "Expected");

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

    Policy policy() {
        return GoldenWorkbook.policy(tables.stream()
                .filter(table -> !NOT_OF_POLICY.contains(table.name()))
                .toList());
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
