package io.ratebook.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How long the disk itself takes to keep 4 KB, asked beside a load: what is durable cannot be answered sooner. Twenty times
 * a second, in the folder of the tests' database.
 */
final class DiskTimes implements AutoCloseable {
    private static final int A_SECOND = 20;
    private static final Path FILE = Path.of("target", "disk-times");

    private final FileChannel file;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final List<Double> millis = new CopyOnWriteArrayList<>();

    DiskTimes() throws IOException {
        file = FileChannel.open(
                FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        clock.scheduleAtFixedRate(this::keep, 0, 1_000 / A_SECOND, TimeUnit.MILLISECONDS);
    }

    private void keep() {
        try {
            long begin = System.nanoTime();
            file.write(ByteBuffer.allocate(4_096));
            file.force(false);
            millis.add((System.nanoTime() - begin) / 1e6);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Milliseconds that this share of the writes took at most. */
    double at(double share) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        file.close();
    }
}
