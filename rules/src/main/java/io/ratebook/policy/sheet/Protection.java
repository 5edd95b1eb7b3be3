package io.ratebook.policy.sheet;

import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCol;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTWorksheet;

/** Locks the headers of a sheet, without a password: rows can be added, deleted, sorted, filtered and formatted. */
final class Protection {
    private static final int COLUMNS_OF_A_SHEET = 16_384;
    private static final double STANDARD_WIDTH = 9;

    private Protection() {}

    static void lockHeaders(SXSSFWorkbook workbook, SXSSFSheet sheet, int columns, CellStyle unlocked) {
        XSSFSheet whole = workbook.getXSSFWorkbook().getSheet(sheet.getSheetName());
        unlockToTheRight(whole.getCTWorksheet(), columns, unlocked);
        whole.enableLocking();
        whole.lockFormatCells(false);
        whole.lockFormatColumns(false);
        whole.lockFormatRows(false);
        whole.lockInsertRows(false);
        whole.lockInsertColumns(false);
        whole.lockDeleteRows(false);
        whole.lockDeleteColumns(false);
        whole.lockSort(false);
        whole.lockAutoFilter(false);
        whole.lockInsertHyperlinks(true);
    }

    /** A row can be deleted only if none of its cells is locked, so the empty columns beside the table are not. */
    private static void unlockToTheRight(CTWorksheet sheet, int columns, CellStyle unlocked) {
        CTCol rest = (sheet.sizeOfColsArray() == 0 ? sheet.addNewCols() : sheet.getColsArray(0)).addNewCol();
        rest.setMin(columns + 1L);
        rest.setMax(COLUMNS_OF_A_SHEET);
        rest.setWidth(STANDARD_WIDTH);
        rest.setStyle(unlocked.getIndex());
    }
}
