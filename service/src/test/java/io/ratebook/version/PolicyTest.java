package io.ratebook.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.ratebook.ApiClient;
import io.ratebook.ApiClient.Answer;
import io.ratebook.ServiceTest;
import io.ratebook.command.TypedWorkbook;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;

/** A test of policies at the HTTP port, with a program in pounds and London's time, and the one of the shipped policy. */
abstract class PolicyTest extends ServiceTest {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final int SHOP = 1;
    static final String IN_SHOP = "/api/v1/programs/shop";
    static final String IN_ONLINE_RETAIL = "/api/v1/programs/online-retail";

    private ApiClient manager = anonymous();

    @BeforeEach
    void openPrograms() {
        program(SHOP, "shop");
        program(2, "online-retail");
        manager = as("program-manager");
    }

    private void program(int id, String code) {
        database()
                .jdbc()
                .update(
                        "INSERT INTO program (id, code, name, currency, zone, created_at, version)"
                                + " VALUES (?, ?, ?, 'GBP', 'Europe/London', 0, 0)",
                        id,
                        code,
                        code);
    }

    ApiClient manager() {
        return manager;
    }

    Answer upload(byte[] workbook) {
        return upload(IN_SHOP, "policy.xlsx", workbook);
    }

    Answer upload(String program, String name, byte[] workbook) {
        return manager.post(program + "/policy-uploads?name=" + name, workbook, XLSX);
    }

    /** The number of the version that a sound workbook became. */
    int version(byte[] workbook) {
        Answer answer = upload(workbook);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().at("/errors").asInt()).as(answer.text()).isZero();
        return answer.json().at("/version").asInt();
    }

    Answer activate(int version, String from) {
        return manager.post(IN_SHOP + "/versions/" + version + "/activate", "{\"from\":\"" + from + "\"}");
    }

    byte[] workbook(int version) {
        Answer answer = manager.get(IN_SHOP + "/versions/" + version + "/workbook.xlsx");
        assertThat(answer.status()).isEqualTo(200);
        return answer.bytes();
    }

    /** A card of one rate, as a person types it. */
    static byte[] card(String rate) {
        return new TypedWorkbook()
                .sheet("Rates", "Category | Rate", "TOYS | 9 %", " | " + rate)
                .bytes();
    }

    static byte[] shipped() {
        try {
            return Files.readAllBytes(Path.of(System.getProperty("ratebook.policies", "../rules/policies"))
                    .resolve("online-retail/policy.xlsx"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** As a person who opens the workbook, changes something, and saves it. */
    static byte[] edited(byte[] workbook, Consumer<XSSFWorkbook> change) {
        try (XSSFWorkbook opened = new XSSFWorkbook(new ByteArrayInputStream(workbook))) {
            change.accept(opened);
            ByteArrayOutputStream saved = new ByteArrayOutputStream();
            opened.write(saved);
            return saved.toByteArray();
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
