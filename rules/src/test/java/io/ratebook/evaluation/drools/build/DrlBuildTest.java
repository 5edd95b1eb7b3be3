package io.ratebook.evaluation.drools.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ratebook.evaluation.drools.DrlIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kie.api.KieServices;

@DisplayName("F12: DRL with an error stops the build, with file and line")
class DrlBuildTest {
    private static final String HEAD = "package drl.gift_shop\nimport io.ratebook.drl.*\n";
    private static final String GOOD = """
            rule "good"
            when
              Sale( quantity > 3 )
              out : AfterTables()
            then
              out.fixed("Bonus", "1.00 GBP");
            end
            """;

    @TempDir
    Path root;

    private List<String> build(String text) throws IOException {
        Path folder = Files.createDirectories(root.resolve("policies/gift-shop"));
        Files.writeString(folder.resolve("rules.drl"), text);
        return DrlBuild.run(root.resolve("policies"), root.resolve("classes"));
    }

    private void refused(String text, int line, String... words) throws IOException {
        List<String> errors = build(text);

        assertThat(errors).hasSize(1);
        assertThat(errors.get(0))
                .contains("policies/gift-shop/rules.drl:" + line + ": ")
                .contains(words);
        assertThat(root.resolve("classes").resolve(DrlIndex.RESOURCE)).doesNotExist();
    }

    @Test
    void what_is_no_drl() throws IOException {
        refused(HEAD + GOOD.replace(" quantity > 3 )", " quantity > 3"), 6, "good");
    }

    @Test
    void a_field_that_no_fact_has() throws IOException {
        refused(HEAD + GOOD + GOOD.replace("good", "bad").replace("quantity", "quantty"), 12, "\"bad\"", "quantty");
    }

    @Test
    void a_fact_that_is_not_known() throws IOException {
        refused(HEAD + GOOD.replace("Sale(", "Sail("), 5, "\"good\"", "Sail");
    }

    @Test
    void a_call_that_no_outcomes_object_has() throws IOException {
        refused(HEAD + GOOD + GOOD.replace("good", "bad").replace("fixed", "fixd"), 15, "\"bad\"", "fixd");
    }

    @Test
    void an_outcome_of_another_stage() throws IOException {
        refused(HEAD + GOOD.replace("AfterTables", "BeforeTables"), 8, "fixed", "BeforeTables");
    }

    @Test
    void a_floating_point_amount() throws IOException {
        refused(HEAD + GOOD.replace("\"1.00 GBP\"", "1.00"), 8, "fixed", "double");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'package drl.gift_shop'     | 'package drl.other'                                | 1 | drl.gift_shop",
                "'import io.ratebook.drl.*'  | 'import io.ratebook.drl.*; global java.util.List l' | 2 | global",
                "'rule \"good\"'             | 'rule \"good\" agenda-group \"after\"'             | 3 | agenda-group",
                "'rule \"good\"'             | 'rule \"good\" timer( int: 5s )'                   | 3 | timer",
                "'rule \"good\"'             | 'rule \"it''s; good\"'                             | 3 | name",
                "'out : AfterTables()'       | 'out : Object()'                                   | 3 | outcomes objects",
                "'out : AfterTables()'       | 'out : AfterTables() BeforeTables()'               | 3 | 2 outcomes objects",
            })
    void what_the_house_rules_refuse(String from, String to, int line, String word) throws IOException {
        refused((HEAD + GOOD).replace(from, to), line, word);
    }

    @Test
    void two_rules_of_one_name() throws IOException {
        refused(HEAD + GOOD + GOOD, 10, "\"good\"", "rules.drl:3");
    }

    @Test
    void a_folder_whose_package_another_could_share() {
        assertThatThrownBy(() -> new DrlCompiler("gift_shop").compile(List.of(new DrlFile("rules.drl", HEAD + GOOD))))
                .hasMessageStartingWith("rules.drl:1: the folder's name \"gift_shop\"");
    }

    @Test
    void all_errors_come_at_once() throws IOException {
        String text = HEAD
                + GOOD.replace("fixed", "fixd")
                + GOOD.replace("good", "bad").replace("quantity", "q");

        assertThat(build(text)).hasSize(2);
    }

    @Test
    void the_build_fails_with_what_is_wrong() throws IOException {
        build(HEAD + GOOD.replace("fixed", "fixd"));

        assertThatIllegalStateException()
                .isThrownBy(() -> DrlBuild.main(new String[] {
                    root.resolve("policies").toString(), root.resolve("classes").toString()
                }))
                .withMessageContaining("rules.drl:8: ");
    }

    @Test
    void what_is_current_is_not_compiled_again_and_what_is_gone_leaves_no_class() throws IOException {
        assertThat(build(HEAD + GOOD)).isEmpty();
        Path index = root.resolve("classes").resolve(DrlIndex.RESOURCE);
        FileTime earlier = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
        Files.setLastModifiedTime(index, earlier);

        assertThat(build(HEAD + GOOD)).isEmpty();
        assertThat(Files.getLastModifiedTime(index)).isEqualTo(earlier);

        Files.delete(root.resolve("policies/gift-shop/rules.drl"));
        assertThat(DrlBuild.run(root.resolve("policies"), root.resolve("classes")))
                .isEmpty();
        assertThat(root.resolve("classes/drl")).doesNotExist();
    }

    @Test
    void the_compiler_keeps_no_module() throws DrlErrors {
        var repository = KieServices.get().getRepository();
        new DrlCompiler("gift-shop").compile(List.of(new DrlFile("rules.drl", HEAD + GOOD)));

        for (int run = 1; run < 100; run++) {
            assertThat(repository.getKieModule(KieServices.get().newReleaseId("io.ratebook", "drl", "1." + run)))
                    .isNull();
        }
    }
}
