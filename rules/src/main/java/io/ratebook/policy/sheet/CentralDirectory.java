package io.ratebook.policy.sheet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Counts a zip file's entries before anything is allocated for them. */
final class CentralDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int COMMENT_MAX = 0xFFFF;

    private CentralDirectory() {}

    /**
     * How many entries stand one behind the other in the directory, counting no further than one over the limit.
     * Nothing is taken from the count that the file itself claims.
     */
    static int entries(byte[] file, int limit) throws RefusedFile {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        long position = Integer.toUnsignedLong(bytes.getInt(end(bytes) + 16));
        int count = 0;
        while (count <= limit
                && position + ENTRY_LENGTH <= file.length
                && bytes.getInt((int) position) == ENTRY_SIGNATURE) {
            int at = (int) position;
            position += ENTRY_LENGTH
                    + Short.toUnsignedInt(bytes.getShort(at + 28))
                    + Short.toUnsignedInt(bytes.getShort(at + 30))
                    + Short.toUnsignedInt(bytes.getShort(at + 32));
            count++;
        }
        return count;
    }

    private static int end(ByteBuffer bytes) throws RefusedFile {
        int last = bytes.capacity() - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - COMMENT_MAX); at--) {
            if (bytes.getInt(at) == END_SIGNATURE) {
                return at;
            }
        }
        throw new RefusedFile(
                "a file that is cut off or damaged",
                "an .xlsx workbook",
                "download or send the file again; or open it in Excel or LibreOffice and save it again");
    }
}
