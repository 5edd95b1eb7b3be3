package io.ratebook.command;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Where results go: standard output, or a file that appears only when it is whole. */
final class Output {
    private static final int BUFFER_BYTES = 1 << 16;

    private Output() {}

    /** Writes results, and may fail at it. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Stops the command if what it would write is what it reads. */
    static void refuseOver(@Nullable Path target, List<Path> inputs) {
        if (target != null && inputs.stream().anyMatch(input -> isSame(target, input))) {
            throw new StopException(ExitCode.UNUSABLE, target + " is read by this command and cannot be its output");
        }
    }

    /** False where one of them is missing: that is said where it is read. */
    private static boolean isSame(Path target, Path input) {
        try {
            return Files.isSameFile(target, input);
        } catch (IOException missing) {
            return false;
        }
    }

    /**
     * Writes to standard output if no file is named. A name that ends in {@code .gz} is packed. If the reader of
     * standard output has gone away ({@code | head}), the rest is left out without a word.
     *
     * @return whether all was written
     */
    static boolean write(@Nullable Path file, Writing writing) {
        try {
            if (file == null) {
                return toStandardOutput(writing);
            } else if (Files.exists(file) && !Files.isRegularFile(file)) {
                whole(Files.newOutputStream(file), file, writing);
            } else {
                throughPart(file, writing);
            }
            return true;
        } catch (IOException | UncheckedIOException unwritable) {
            String what = file == null ? "standard output" : file.toString();
            throw new StopException(ExitCode.UNUSABLE, "cannot write " + what + ": " + reason(unwritable));
        }
    }

    private static String reason(Exception unwritable) {
        Throwable cause = unwritable.getCause() instanceof IOException inner ? inner : unwritable;
        return cause instanceof NoSuchFileException ? "there is no such folder" : cause.toString();
    }

    private static boolean toStandardOutput(Writing writing) throws IOException {
        try {
            whole(new FileOutputStream(FileDescriptor.out), null, writing);
            return true;
        } catch (IOException | UncheckedIOException gone) {
            if (!String.valueOf(gone.getMessage()).contains("Broken pipe")) {
                throw gone;
            }
            return false;
        }
    }

    private static void throughPart(Path file, Writing writing) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            whole(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    target,
                    writing);
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void whole(OutputStream target, @Nullable Path file, Writing writing) throws IOException {
        boolean packed = file != null && file.toString().endsWith(".gz");
        OutputStream plain = new BufferedOutputStream(target, BUFFER_BYTES);
        try (OutputStream out = packed ? new GZIPOutputStream(plain, BUFFER_BYTES) : plain) {
            writing.to(out);
        }
    }
}
