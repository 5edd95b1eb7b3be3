package io.ratebook.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A workbook as a person types it from scratch: texts only, no ids, no help rows. Cells of a row stand between bars. */
public final class TypedWorkbook {
    private final XSSFWorkbook workbook = new XSSFWorkbook();

    public TypedWorkbook sheet(String name, String... rows) {
        Sheet sheet = workbook.createSheet(name);
        for (int r = 0; r < rows.length; r++) {
            Row row = sheet.createRow(r);
            String[] cells = rows[r].split("\\|", -1);
            for (int c = 0; c < cells.length; c++) {
                if (!cells[c].isBlank()) {
                    row.createCell(c).setCellValue(cells[c].strip());
                }
            }
        }
        return this;
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            workbook.write(bytes);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }

    public Path write(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
            return file;
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
