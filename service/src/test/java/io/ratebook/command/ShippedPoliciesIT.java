package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedPoliciesIT {
    private static final Path ONLINE_RETAIL = Jar.POLICIES.resolve("online-retail");

    @TempDir
    Path folder = Path.of("");

    static List<Path> policies() throws IOException {
        try (Stream<Path> folders = Files.list(Jar.POLICIES)) {
            return folders.map(program -> program.resolve("policy.xlsx"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    @DisplayName("F01, F14: every shipped policy passes its own checks and tests, from the packaged jar")
    void a_shipped_policy_has_no_errors(Path policy) {
        Jar.Run run = new Jar(folder).run("check", policy.toString());
        assertThat(run.out()).contains(": 0 errors");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    @DisplayName(
            "F01: a month of real sales under the policy made for them: every line answered, and the bonus of DRL beside")
    void a_month_of_real_sales_is_evaluated() {
        Jar.Run run = new Jar(folder)
                .run(
                        "evaluate",
                        ONLINE_RETAIL.resolve("policy.xlsx").toString(),
                        ONLINE_RETAIL.resolve("sales-2011-03.csv.gz").toString(),
                        "--partners",
                        ONLINE_RETAIL.resolve("partners.csv").toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith("36,510 sales and refunds read");
        assertThat(run.outLines().stream()
                        .skip(1)
                        .filter(line -> !line.contains(",adjustment,"))
                        .map(line -> line.substring(0, line.indexOf(',')))
                        .distinct())
                .hasSize(36_510);
        assertThat(run.outLines()).anyMatch(line -> line.contains(",adjustment,") && line.contains(",DRL,"));
    }
}
