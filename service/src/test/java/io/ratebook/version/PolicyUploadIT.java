package io.ratebook.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.command.TypedWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class PolicyUploadIT extends PolicyTest {
    @Test
    @DisplayName(
            "F02: a workbook without errors becomes a version, and its download uploaded unchanged is that version")
    void a_sound_workbook_becomes_a_version_once() {
        Answer first = upload(card("8 %"));
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.header("Location")).isEqualTo(IN_SHOP + "/policy-uploads/" + first.at("/id"));
        assertThat(first.json().at("/version").asInt()).isEqualTo(1);
        assertThat(first.json().at("/versionIsNew").asBoolean()).isTrue();

        Answer typedAgain = upload(card("8 %"));
        assertThat(typedAgain.json().at("/version").asInt()).isEqualTo(1);
        assertThat(typedAgain.json().at("/versionIsNew").asBoolean()).isFalse();
        Answer downloaded = upload(workbook(1));
        assertThat(downloaded.json().at("/version").asInt())
                .as(downloaded.text())
                .isEqualTo(1);
        assertThat(downloaded.json().at("/versionIsNew").asBoolean()).isFalse();
        assertThat(downloaded.json().at("/problems").size())
                .as(downloaded.text())
                .isZero();

        JsonNode versions = manager().get(IN_SHOP + "/versions").json();
        assertThat(versions.at("/items").size()).isEqualTo(1);
        assertThat(versions.at("/items/0/state").asString()).isEqualTo("draft");
        assertThat(versions.at("/items/0/rows").asInt()).isEqualTo(2);
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM policy_version", Integer.class))
                .isEqualTo(1);
        assertThat(database()
                        .jdbc()
                        .queryForList(
                                "SELECT after_json FROM audit_entry WHERE action = 'policy.upload'", String.class))
                .hasSize(3)
                .allMatch(after -> after.contains("\"version\":1"));
    }

    @Test
    @DisplayName("F02: the shipped policy with the DRL of this build is a version, with the ids of its own file")
    void the_shipped_policy_is_a_version() throws Exception {
        Answer answer = upload(IN_ONLINE_RETAIL, "policy.xlsx", shipped());
        assertThat(answer.json().at("/version").asInt()).as(answer.text()).isEqualTo(1);

        Answer canonical = manager().get(IN_ONLINE_RETAIL + "/versions/1/policy.json");
        String hash = manager().get(IN_ONLINE_RETAIL + "/versions/1").at("/hash");
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.bytes());
        assertThat(HexFormat.of().formatHex(digest))
                .as("the hash is of what is shown")
                .isEqualTo(hash);
        assertThat(canonical.text()).contains("\"id\":\"R-0001\"");

        byte[] download =
                manager().get(IN_ONLINE_RETAIL + "/versions/1/workbook.xlsx").bytes();
        Answer again = upload(IN_ONLINE_RETAIL, "again.xlsx", download);
        assertThat(again.json().at("/versionIsNew").asBoolean())
                .as(again.text())
                .isFalse();
        assertThat(bean(ReadyVersions.class).version(versionId(2, 1)).policy().rates())
                .isNotEmpty();
    }

    private int versionId(int program, int number) {
        return bean(Versions.class).version(program, number).id();
    }

    @Test
    @DisplayName("F02: rows get their ids once; the id of a row that was removed is given to no other")
    void ids_of_rows_are_never_given_twice() {
        version(card("8 %"));
        byte[] removed = edited(workbook(1), book -> {
            XSSFSheet rates = book.getSheet("Rates");
            int last = rates.getLastRowNum();
            assertThat(rates.getRow(last).getCell(0).getStringCellValue()).isEqualTo("R-0002");
            rates.removeRow(rates.getRow(last));
        });
        assertThat(version(removed)).isEqualTo(2);

        byte[] added = edited(workbook(2), book -> {
            XSSFSheet rates = book.getSheet("Rates");
            int next = rates.getLastRowNum() + 1;
            rates.createRow(next).createCell(2).setCellValue("5 %");
        });
        assertThat(version(added)).isEqualTo(3);

        assertThat(rateIds(3)).containsExactly("R-0001", "R-0003");
        JsonNode diff = manager().get(IN_SHOP + "/versions/1/diff/3").json();
        assertThat(texts(diff.at("/changes"), "what")).containsExactlyInAnyOrder("removed", "added");
        assertThat(texts(diff.at("/changes"), "row")).containsExactlyInAnyOrder("R-0002", "R-0003");
        assertThat(manager()
                        .get(IN_SHOP + "/versions/1/diff/1")
                        .json()
                        .at("/changes")
                        .size())
                .isZero();
    }

    @Test
    @DisplayName("F03: a workbook that is based on an older version than the latest is warned of, and made a version")
    void an_old_base_is_warned_of() {
        version(card("8 %"));
        byte[] mine = workbook(1);
        version(card("9 %"));

        Answer answer = upload(edited(mine, book -> {
            XSSFSheet rates = book.getSheet("Rates");
            rates.createRow(rates.getLastRowNum() + 1).createCell(2).setCellValue("5 %");
        }));

        assertThat(answer.json().at("/version").asInt()).as(answer.text()).isEqualTo(3);
        assertThat(texts(answer.json().at("/problems"), "text"))
                .anyMatch(text -> text.startsWith("warning Policy!B")
                        && text.contains("found \"1\", expected 2, the latest version"));
    }

    private List<String> rateIds(int version) {
        return bean(ReadyVersions.class).version(versionId(SHOP, version)).policy().rates().stream()
                .flatMap(sheet -> sheet.rows().stream())
                .map(row -> row.ref().label())
                .toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.at("/" + field).asString()));
        return texts;
    }

    /** A workbook with one fault, and where and how it must be said. */
    record Broken(String fault, TypedWorkbook workbook, String cell, String text) {
        @Override
        public String toString() {
            return fault;
        }
    }

    static Stream<Broken> broken() {
        return Stream.of(
                new Broken(
                        "unknown title",
                        new TypedWorkbook().sheet("Rates", "Levle | Rate", "Gold | 8 %"),
                        "Rates!A1",
                        "did you mean Level"),
                new Broken(
                        "percentage without its sign",
                        new TypedWorkbook().sheet("Rates", "Level | Rate", "Gold | 8 %", "Silver | lots"),
                        "Rates!B3",
                        "found \"lots\""),
                new Broken(
                        "sheet nobody knows",
                        new TypedWorkbook().sheet("Rates", "Rate", "8 %").sheet("Rattes", "Rate", "9 %"),
                        "Rattes!A1",
                        "a sheet named Rattes"),
                new Broken(
                        "cell outside of the table",
                        new TypedWorkbook().sheet("Rates", "Rate", "8 % | | remember"),
                        "Rates!C2",
                        "found \"remember\""),
                new Broken(
                        "base that leads nowhere",
                        new TypedWorkbook().sheet("Rates", "Rate | Base", "8 % | Proft"),
                        "Rates!B2",
                        "Proft"),
                new Broken(
                        "F06: a test that fails",
                        new TypedWorkbook()
                                .sheet("Rates", "Rate", "8 %")
                                .sheet("Tests", "Name | Date | Amount | Commission", "ten | 2026-01-01 | 100 | 10.00"),
                        "Tests!D2",
                        "10.00"),
                new Broken(
                        "currency of another program",
                        new TypedWorkbook().sheet("Policy", "Currency | USD").sheet("Rates", "Rate", "8 %"),
                        "Policy!B1",
                        "GBP, the program's currency"),
                new Broken(
                        "DRL that does not come with the product",
                        new TypedWorkbook().sheet("Policy", "DRL | evil").sheet("Rates", "Rate", "8 %"),
                        "Policy!B1",
                        "compiled with the product"),
                new Broken(
                        "F19: a native Drools table",
                        new TypedWorkbook()
                                .sheet("Rates", "Rate", "8 %")
                                .sheet("Tables", "RuleSet | io.evil", "RuleTable Discounts", "CONDITION | ACTION"),
                        "Tables!A1",
                        "until its sandbox exists"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    @DisplayName("F03: a fault is said with its cell, marked in the user's own file, and no version is made")
    void a_fault_is_said_with_its_cell_and_marked(Broken broken) throws Exception {
        Answer answer = upload(broken.workbook.bytes());

        assertThat(answer.status()).isEqualTo(201);
        JsonNode upload = answer.json();
        assertThat(upload.at("/errors").asInt()).as(answer.text()).isPositive();
        assertThat(upload.has("version")).isFalse();
        List<String> lines = texts(upload.at("/problems"), "text");
        assertThat(lines).anyMatch(text -> text.startsWith("error " + broken.cell) && text.contains(broken.text));
        String here = IN_SHOP + "/policy-uploads/" + upload.at("/id").asLong();
        assertThat(manager().get(here).json()).isEqualTo(upload);

        String[] place = broken.cell.split("!", -1);
        Answer marked = manager().get(here + "/marked.xlsx");
        assertThat(marked.status()).isEqualTo(200);
        assertThat(marked.header("Content-Disposition")).contains("policy-marked.xlsx");
        edited(marked.bytes(), book -> {
            CellReference cell = new CellReference(place[1]);
            assertThat(book.getSheet(place[0])
                            .getRow(cell.getRow())
                            .getCell(cell.getCol())
                            .getCellComment())
                    .as("a note at " + broken.cell)
                    .isNotNull();
            assertThat(book.getSheet("Problems")).isNotNull();
        });
        JsonNode sheets = manager().get(here + "/sheets").json();
        assertThat(sheets.toString()).contains("\"name\":\"" + place[0] + "\"").contains("\"at\":\"" + place[1] + "\"");
        assertThat(manager().get(IN_SHOP + "/versions").json().at("/items").size())
                .isZero();
    }

    @Test
    @DisplayName("F03: all faults of a workbook are said at once")
    void all_faults_are_said_at_once() {
        Answer answer = upload(new TypedWorkbook()
                .sheet("Rates", "Levle | Rate | Base", "Gold | lots | ", " | 8 % | Proft")
                .sheet("Caps", "Scope | Maximum", "galaxy | 5")
                .bytes());

        assertThat(texts(answer.json().at("/problems"), "cell"))
                .as(answer.text())
                .containsExactly("A1", "B2", "A2", "C3");
    }

    @Test
    @DisplayName("F04 F19: DRL is refused by the name of its file, and as text, and no file of it is a version")
    void drl_is_refused_by_name() {
        byte[] drl = "package io.evil;\nrule \"x\" when then System.exit(1); end".getBytes(StandardCharsets.UTF_8);
        for (String name : List.of("bonus.drl", "policy.xlsx")) {
            Answer answer = upload(IN_SHOP, name, drl);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.text()).contains("DRL").contains("sandbox");
            assertThat(answer.json().has("version")).isFalse();
        }
        assertThat(upload(IN_SHOP, "discounts.drl.xlsx", card("8 %")).text())
                .contains("found \\\"discounts.drl.xlsx\\\"")
                .contains("sandbox");
    }

    @Test
    void a_file_of_more_than_20_megabytes_is_answered_413_and_nothing_is_kept() {
        Answer answer = upload(new byte[25 << 20]);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.at("/code")).isEqualTo("too-large");
        assertThat(answer.at("/detail")).contains("20 MB");
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM policy_upload", Integer.class))
                .isZero();
    }

    @Test
    @DisplayName("F03: files made to exhaust memory are refused with one problem, kept, and cannot be marked")
    void bombs_are_refused() throws IOException {
        List<byte[]> bombs = List.of(
                bomb("xl/worksheets/sheet1.xml", " ".repeat(1024), 300),
                bomb("xl/comments1.xml", "<a b='c'/>".repeat(100) + " ".repeat(24), 300),
                bomb("xl/media/a.png", " ".repeat(1024), 300),
                new byte[] {'P', 'K', 3, 4, 9, 9});
        for (byte[] bomb : bombs) {
            Answer answer = upload(bomb);
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().at("/errors").asInt()).as(answer.text()).isEqualTo(1);
            String here = IN_SHOP + "/policy-uploads/" + answer.at("/id");
            Answer marked = manager().get(here + "/marked.xlsx");
            assertThat(marked.status()).isEqualTo(409);
            assertThat(marked.at("/code")).isEqualTo("unmarkable");
            assertThat(manager().get(here + "/sheets").text()).isEqualTo("{\"sheets\":[]}");
        }
    }

    private static byte[] bomb(String name, String kilobyte, int megabytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(name));
            byte[] megabyte = kilobyte.repeat(1024).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < megabytes; i++) {
                zip.write(megabyte);
            }
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    @Test
    @DisplayName("F02 F03: a policy of 10,000 rows is checked, marked, shown, kept, downloaded and activated")
    void a_large_policy_goes_all_ways() {
        String[] rows = IntStream.range(0, 10_001)
                .mapToObj(i -> i == 0 ? "Product | Country | Amount from | Rate" : "P-" + i + " | DE | 10 | 8 %")
                .toArray(String[]::new);
        Answer sound = upload(new TypedWorkbook().sheet("Rates", rows).bytes());
        assertThat(sound.json().at("/version").asInt()).as(sound.text()).isEqualTo(1);
        assertThat(upload(workbook(1)).json().at("/versionIsNew").asBoolean()).isFalse();
        rows[10_000] = "P-10000 | DE | 10 | lots";
        Answer broken = upload(new TypedWorkbook().sheet("Rates", rows).bytes());

        String here = IN_SHOP + "/policy-uploads/" + broken.at("/id");
        assertThat(broken.text()).contains("\"cell\":\"D10001\"");
        assertThat(manager().get(here + "/marked.xlsx").status()).isEqualTo(200);
        assertThat(manager().get(here + "/sheets").text()).contains("\"at\":\"D10001\"");
        rows[10_000] = "P-10000 | DE | 10 | 9 %";
        assertThat(version(new TypedWorkbook().sheet("Rates", rows).bytes())).isEqualTo(2);
        assertThat(activate(2, "2030-01-01").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("F02: the same workbook from several hands at once is one version")
    void the_same_workbook_at_once_is_one_version() throws Exception {
        byte[] card = card("8 %");

        List<Answer> answers = atOnce(IntStream.range(0, 6).mapToObj(i -> card).toList());

        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers).allMatch(answer -> answer.json().at("/version").asInt() == 1);
        assertThat(answers)
                .filteredOn(answer -> answer.json().at("/versionIsNew").asBoolean())
                .hasSize(1);
    }

    @Test
    @DisplayName("F02: different workbooks at once get numbers and ids of rows of their own")
    void different_workbooks_at_once_get_numbers_of_their_own() throws Exception {
        List<Answer> answers =
                atOnce(IntStream.range(1, 7).mapToObj(i -> card(i + " %")).toList());

        assertThat(answers.stream().map(answer -> answer.json().at("/version").asInt()))
                .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
        TreeSet<String> ids = new TreeSet<>();
        for (int version = 1; version <= 6; version++) {
            ids.addAll(rateIds(version));
        }
        assertThat(ids).hasSize(12).contains("R-0001", "R-0012");
    }

    private List<Answer> atOnce(List<byte[]> workbooks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(workbooks.size());
        List<Future<Answer>> sent = new ArrayList<>();
        workbooks.forEach(workbook -> sent.add(threads.submit(() -> upload(workbook))));
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> one : sent) {
            answers.add(one.get());
        }
        threads.shutdown();
        return answers;
    }

    @Test
    void the_sheets_of_a_version_are_shown_and_its_list_has_pages() {
        version(card("1 %"));
        version(card("2 %"));
        version(card("3 %"));

        JsonNode sheets = manager().get(IN_SHOP + "/versions/2/sheets").json();
        assertThat(texts(sheets.at("/sheets"), "name"))
                .contains("Policy", "Rates", "Tests")
                .doesNotContain("_meta");
        assertThat(sheets.toString()).contains("\"text\":\"2 %\",\"kind\":\"percent\"");
        Answer first = manager().get(IN_SHOP + "/versions?limit=2");
        assertThat(texts(first.json().at("/items"), "number")).containsExactly("3", "2");
        Answer rest = manager().get(IN_SHOP + "/versions?limit=2&cursor=" + first.at("/next"));
        assertThat(texts(rest.json().at("/items"), "number")).containsExactly("1");
        assertThat(rest.json().at("/next").isNull()).isTrue();
        assertThat(manager().get(IN_SHOP + "/versions/9").status()).isEqualTo(404);
        assertThat(manager().get(IN_ONLINE_RETAIL + "/versions/1").status())
                .as("versions of another program")
                .isEqualTo(404);
        assertThat(manager().get("/api/v1/programs/nowhere/versions").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("G04: who may read sees and downloads policies, and neither uploads nor activates them")
    void who_may_read_changes_nothing() {
        Answer upload = upload(card("8 %"));
        String here = IN_SHOP + "/policy-uploads/" + upload.at("/id");
        for (ApiClient reader : List.of(as("viewer"), withToken("read"))) {
            for (String seen : List.of(
                    here,
                    here + "/marked.xlsx",
                    here + "/sheets",
                    IN_SHOP + "/versions",
                    IN_SHOP + "/versions/1",
                    IN_SHOP + "/versions/1/workbook.xlsx",
                    IN_SHOP + "/versions/1/policy.json",
                    IN_SHOP + "/versions/1/sheets",
                    IN_SHOP + "/versions/1/diff/1",
                    IN_SHOP + "/policy-template.xlsx")) {
                assertThat(reader.get(seen).status()).as(seen).isEqualTo(200);
                assertThat(anonymous().get(seen).status()).as(seen).isEqualTo(401);
            }
            assertThat(reader.post(IN_SHOP + "/policy-uploads", card("9 %"), XLSX)
                            .status())
                    .isEqualTo(403);
            assertThat(reader.post(IN_SHOP + "/versions/1/activate", "{\"from\":\"2030-01-01\"}")
                            .status())
                    .isEqualTo(403);
        }
        assertThat(withToken("policies")
                        .post(IN_SHOP + "/policy-uploads", card("9 %"), XLSX)
                        .status())
                .isEqualTo(201);
        assertThat(database().jdbc().queryForObject("SELECT COUNT(*) FROM policy_activation", Integer.class))
                .isZero();
    }

    @Test
    @DisplayName("F02: the template is of the program, and filled in it is a version")
    void a_filled_in_template_is_a_version() {
        byte[] template = manager().get(IN_SHOP + "/policy-template.xlsx").bytes();
        byte[] filled = edited(template, book -> {
            XSSFSheet rates = book.getSheet("Rates");
            int titles = IntStream.rangeClosed(0, rates.getLastRowNum())
                    .filter(row -> rates.getRow(row) != null
                            && rates.getRow(row).getCell(0) != null
                            && "Row".equals(rates.getRow(row).getCell(0).toString()))
                    .findFirst()
                    .orElseThrow();
            int rate = 0;
            while (!"Rate".equals(rates.getRow(titles).getCell(rate).toString())) {
                rate++;
            }
            XSSFWorkbook owner = rates.getWorkbook();
            assertThat(owner.getSheet("Policy")).isNotNull();
            rates.createRow(titles + 2).createCell(rate).setCellValue("7 %");
        });

        assertThat(version(filled)).isEqualTo(1);
        assertThat(rateIds(1)).containsExactly("R-0001");
        assertThat(manager().get(IN_SHOP + "/versions/1/policy.json").text())
                .contains("\"currency\":\"GBP\"")
                .contains("Europe/London");
    }
}
