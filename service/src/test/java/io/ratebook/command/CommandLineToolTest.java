package io.ratebook.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no jar of its own to be tried; in arguments and messages {@code ~/} is the test's folder. */
class CommandLineToolTest {
    @TempDir
    Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"check", "evaluate", "explain", "diff", "template"})
    void every_command_teaches_by_examples(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Examples:", "  ratebook " + command + " ");
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("  ratebook " + command + " ");
    }

    @Test
    void an_archive_is_made_of_a_jar_only() {
        assertThat(run("prepare")).isEqualTo(2);
        assertThat(err.toString()).contains("come from the folder ", "expected the packaged jar");
    }

    @Test
    void without_a_command_it_teaches_and_ends_with_2() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("From an empty folder to the first commission:");
    }

    @ParameterizedTest(name = "ratebook {0}")
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "evalute ~/policy.xlsx            > Did you mean: ratebook evaluate",
                "check                          > Missing required parameter: 'POLICY'",
                "evaluate ~/policy.xlsx           > Missing required parameter: 'SALES'",
                "evaluate --sumary a b          > Unknown option: '--sumary'",
                "evaluate p s --format xml      > expected one of [csv, ndjson]",
                "check ~/nowhere.xlsx             > ~/nowhere.xlsx does not exist",
                "evaluate ~/nowhere.xlsx ~/s.csv    > ~/nowhere.xlsx does not exist",
                "evaluate ~/policy.xlsx ~/nowhere.csv > nowhere.csv: expected a file, but there is none at ~/nowhere.csv",
                "evaluate ~/policy.xlsx ~/sales.csv --partners ~/nowhere.csv > nowhere.csv: expected a file, but there is none at ~/nowhere.csv",
                "evaluate ~/policy.xlsx ~/sales.csv --out ~/nowhere/out.csv > cannot write ~/nowhere/out.csv: there is no such folder",
                "evaluate ~/policy.xlsx ~/sales.csv --out ~/sales.csv > sales.csv is read by this command and cannot be its output",
                "evaluate ~/policy.xlsx ~/sales.csv --problems ~/policy.xlsx > policy.xlsx is read by this command",
                "check ~/policy.xlsx --marked ~/policy.xlsx > policy.xlsx is read by this command",
                "diff ~/policy.xlsx ~/nowhere.xlsx  > ~/nowhere.xlsx does not exist",
                "check ~/. > ~/. is a folder: expected a workbook (.xlsx)",
            })
    void wrong_use_is_named_and_ends_with_2(String arguments, String message) throws IOException {
        Shop.open(folder);
        int exitCode = run(in(folder, arguments.strip()).split(" "));
        assertThat(err.toString()).contains(in(folder, message)).doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
        assertThat(exitCode).isEqualTo(2);
    }

    private int run(String... arguments) {
        return CommandLineTool.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private static String in(Path folder, String text) {
        return text.replace("~/", folder + "/");
    }
}
