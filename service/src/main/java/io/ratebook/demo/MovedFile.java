package io.ratebook.demo;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A copy of a file in which every instant is later by the same whole weeks, so that days of the week stay. */
final class MovedFile {
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    private static final int DAYS_A_WEEK = 7;

    private MovedFile() {}

    /** As many whole weeks as leave the last instant at most at that time. */
    static long weeksUntil(Instant last, Instant now) {
        return ChronoUnit.DAYS.between(last, now) / DAYS_A_WEEK;
    }

    static Path copy(InputStream file, String suffix, long weeks) throws IOException {
        Path moved = Files.createTempFile("ratebook-demo-", suffix);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
                BufferedWriter out = Files.newBufferedWriter(moved)) {
            lines.lines().forEach(line -> write(out, moved(line, weeks)));
        }
        return moved;
    }

    private static void write(BufferedWriter out, String line) {
        try {
            out.write(line);
            out.newLine();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static String moved(String line, long weeks) {
        Matcher instants = INSTANT.matcher(line);
        return instants.replaceAll(found -> Instant.parse(found.group())
                .plus(weeks * DAYS_A_WEEK, ChronoUnit.DAYS)
                .toString());
    }

    /** The latest instant of any line. */
    static Instant last(InputStream file) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            List<String> found = lines.lines()
                    .flatMap(line -> INSTANT.matcher(line).results().map(result -> result.group()))
                    .toList();
            return found.stream()
                    .map(Instant::parse)
                    .max(Instant::compareTo)
                    .orElseThrow(() -> new IllegalStateException("the sales of the demo have no time"));
        }
    }
}
