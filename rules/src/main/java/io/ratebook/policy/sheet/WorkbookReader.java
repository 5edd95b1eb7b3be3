package io.ratebook.policy.sheet;

import io.ratebook.policy.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workbook of at most 20 MB into a policy. Whatever the file holds, the answer is a list of problems with their
 * cells; nothing of it is executed, resolved or fetched, and its size is bounded before memory is taken.
 */
public final class WorkbookReader {
    /** A longer file is refused, so nobody needs to read on. */
    public static final int FILE_BYTES_MAX = Limits.FILE_BYTES;

    private static final String SAVE_AGAIN = "open it in Excel or LibreOffice and save it again as .xlsx";

    private WorkbookReader() {}

    /**
     * Reads a file.
     *
     * @throws UncheckedIOException if there is no such file or it cannot be read from the disk
     */
    public static ReadPolicy read(Path file) {
        try {
            if (Files.size(file) > Limits.FILE_BYTES) {
                return refused(tooLarge());
            }
            return read(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static ReadPolicy read(byte[] file) {
        return read(file, null);
    }

    /**
     * Reads a workbook of a program: what the Policy sheet leaves blank is settled by the program, and what it says of
     * the program, its currency and time zone must be the program's.
     */
    public static ReadPolicy readFor(ProgramSettings program, byte[] file) {
        return read(file, program);
    }

    private static ReadPolicy read(byte[] file, @Nullable ProgramSettings program) {
        Problems problems = new Problems();
        try {
            return open(file, problems, opened -> new WorkbookBinder(opened, problems, program).read());
        } catch (RefusedFile fault) {
            problems.error(Spot.FILE, fault.found(), fault.expected(), fault.suggestion());
        } catch (TooMuch limit) {
            RefusedFile fault = limit.refused();
            problems.error(Spot.FILE, fault.found(), fault.expected(), fault.suggestion());
        } catch (StackOverflowError | OutOfMemoryError bomb) {
            problems.error(Spot.FILE, "a file made to exhaust memory", "an .xlsx workbook", SAVE_AGAIN);
        } catch (Exception damaged) {
            // POI and the XML parser promise no particular exception for a damaged file.
            problems.error(
                    Spot.FILE,
                    "a file that is damaged or no workbook" + reason(damaged),
                    "an .xlsx workbook",
                    SAVE_AGAIN);
        }
        return new ReadPolicy(null, problems.sorted(), Layout.none(), Comments.none());
    }

    private static String reason(Exception damaged) {
        String message = String.valueOf(damaged.getMessage());
        return message.contains("DOCTYPE") ? ": it has a document type (DOCTYPE)" : "";
    }

    /** What is done with an opened workbook. */
    interface Use<T> {
        T of(OPCPackage opened) throws Exception;
    }

    /** Opens a file whose size and parts are found to be within the limits, and closes it. */
    static <T> T open(byte[] file, Problems problems, Use<T> use) throws Exception {
        if (file.length > Limits.FILE_BYTES) {
            throw tooLarge();
        }
        Kind.requireZip(file);
        try (BoundedParts parts = BoundedParts.open(file)) {
            new ContainerCheck(parts, problems).run();
            OPCPackage opened = OPCPackage.open(parts);
            try {
                return use.of(opened);
            } finally {
                opened.revert();
            }
        }
    }

    private static RefusedFile tooLarge() {
        return new RefusedFile(
                "a file of more than " + Limits.FILE_BYTES / 1024 / 1024 + " MB",
                "a workbook of at most " + Limits.FILE_BYTES / 1024 / 1024 + " MB",
                "remove pictures and unused sheets, or split the policy");
    }

    private static ReadPolicy refused(RefusedFile fault) {
        Problems problems = new Problems();
        problems.error(Spot.FILE, fault.found(), fault.expected(), fault.suggestion());
        return new ReadPolicy(null, problems.sorted(), Layout.none(), Comments.none());
    }
}
