package io.ratebook.policy.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook, each inflated once and measured before POI sees any. POI reads through the same directory,
 * so it cannot meet other bytes than those measured.
 */
final class BoundedParts implements ZipEntrySource {
    private static final String EXPECTED = "a workbook of at most " + Limits.UNPACKED_BYTES / 1024 / 1024
            + " MB unpacked in at most " + Limits.PARTS + " parts";
    private static final String SPLIT = "remove pictures and unused sheets, or split the policy";
    private static final String DAMAGED = "open it in Excel or LibreOffice and save it again as .xlsx";

    private final ZipFile zip;
    private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
    private long unpackedBytes;
    private boolean closed;

    private BoundedParts(ZipFile zip) {
        this.zip = zip;
    }

    static BoundedParts open(byte[] file) throws RefusedFile, IOException {
        if (CentralDirectory.entries(file, Limits.PARTS) > Limits.PARTS) {
            throw new RefusedFile("more than " + Limits.PARTS + " parts", EXPECTED, SPLIT);
        }
        BoundedParts parts =
                new BoundedParts(new ZipFile(new SeekableInMemoryByteChannel(file), "memory", "UTF-8", true));
        parts.index();
        for (ZipArchiveEntry entry : parts.entries.values()) {
            parts.measure(entry);
        }
        return parts;
    }

    private void index() throws RefusedFile {
        Set<String> seen = new HashSet<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            String name = entry.getName();
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new RefusedFile("the part " + name + " twice", "each part of the workbook once", DAMAGED);
            }
            if (name.startsWith("/") || name.contains("..") || name.contains("\\")) {
                throw new RefusedFile("a part named " + name, "parts with plain names", DAMAGED);
            }
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw new RefusedFile(
                        "an encrypted part " + name, "a workbook without password", "remove the password and save");
            }
            if (entry.getMethod() != ZipEntry.DEFLATED && entry.getMethod() != ZipEntry.STORED) {
                throw new RefusedFile("an unusual compression of " + name, "a workbook packed as usual", DAMAGED);
            }
            entries.put(name, entry);
        }
    }

    /** Inflates and counts; nothing is kept. */
    private void measure(ZipArchiveEntry entry) throws RefusedFile, IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        int run = 0;
        boolean xml = isXml(entry.getName());
        CRC32 checksum = new CRC32();
        try (InputStream in = zip.getInputStream(entry)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (xml && size == 0) {
                    requireSingleByteXml(entry.getName(), buffer, read);
                }
                checksum.update(buffer, 0, read);
                size += read;
                unpackedBytes += read;
                run = xml ? longestOpenRun(entry.getName(), buffer, read, run) : 0;
                requireSize(entry.getName(), size);
            }
        }
        if (entry.getCrc() >= 0 && entry.getCrc() != checksum.getValue()) {
            throw new RefusedFile("a damaged part " + entry.getName(), "an .xlsx workbook", "send the file again");
        }
    }

    private void requireSize(String name, long size) throws RefusedFile {
        if (unpackedBytes > Limits.UNPACKED_BYTES) {
            throw new RefusedFile("more than " + Limits.UNPACKED_BYTES / 1024 / 1024 + " MB unpacked", EXPECTED, SPLIT);
        }
        if (isTree(name) && size > Limits.TREE_PART_BYTES) {
            throw new RefusedFile(
                    "the part " + name + " is larger than " + Limits.TREE_PART_BYTES / 1024 / 1024 + " MB",
                    EXPECTED,
                    "remove hyperlinks and unused sheets");
        }
    }

    /** A part without {@code <} for long would have to be held in one piece by any XML parser. */
    private static int longestOpenRun(String name, byte[] buffer, int length, int open) throws RefusedFile {
        int run = open;
        for (int i = 0; i < length; i++) {
            run = buffer[i] == '<' ? 0 : run + 1;
            if (run > Limits.RUN_BYTES) {
                throw new RefusedFile(
                        "a text of more than 1 MB in the part " + name,
                        "cells of at most " + Limits.CELL_CHARACTERS + " characters",
                        "shorten the text");
            }
        }
        return run;
    }

    private static void requireSingleByteXml(String name, byte[] buffer, int length) throws RefusedFile {
        if (length >= 2 && (buffer[0] == 0 || buffer[1] == 0 || (buffer[0] & 0xFE) == 0xFE)) {
            throw new RefusedFile("the part " + name + " in UTF-16", "parts in UTF-8", DAMAGED);
        }
    }

    private static boolean isXml(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xml") || lower.endsWith(".rels") || lower.endsWith(".vml");
    }

    private static boolean isTree(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".rels") || lower.equals("[content_types].xml") || lower.startsWith("docprops/");
    }

    Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    long unpackedBytes() {
        return unpackedBytes;
    }

    @Nullable
    InputStream stream(String name) throws IOException {
        ZipArchiveEntry entry = entries.get(name);
        return entry == null ? null : zip.getInputStream(entry);
    }

    @Override
    public Enumeration<? extends ZipArchiveEntry> getEntries() {
        return Collections.enumeration(entries.values());
    }

    @Override
    @SuppressWarnings("NullAway") // POI's contract: null for a part that is not there
    public ZipArchiveEntry getEntry(String path) {
        String name = path.startsWith("/") ? path.substring(1) : path;
        ZipArchiveEntry exact = entries.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, ZipArchiveEntry> entry : entries.entrySet()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
        return zip.getInputStream(entry);
    }

    @Override
    public void close() throws IOException {
        closed = true;
        zip.close();
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
