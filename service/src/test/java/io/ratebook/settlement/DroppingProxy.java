package io.ratebook.settlement;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between callers and a service, lets every request through, and now and then loses an answer. */
final class DroppingProxy implements AutoCloseable {
    private final ServerSocket door;
    private final URI service;
    private final int percent;
    private final Random random;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger dropped = new AtomicInteger();

    /** @param percent of the answers that get lost */
    DroppingProxy(URI service, int percent, long seed) throws IOException {
        this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        this.service = service;
        this.percent = percent;
        this.random = new Random(seed);
        threads.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort());
    }

    int dropped() {
        return dropped.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** One connection of a caller has one of its own to the service, and takes it down with it. */
    private void serve(Socket caller) {
        try (caller;
                Socket own = new Socket(service.getHost(), service.getPort())) {
            threads.execute(() -> pump(caller, own));
            answers(own.getInputStream(), caller.getOutputStream());
        } catch (IOException gone) {
            // Either side hung up, as it may.
        }
    }

    private static void pump(Socket caller, Socket own) {
        try {
            caller.getInputStream().transferTo(own.getOutputStream());
            own.shutdownOutput();
        } catch (IOException gone) {
            // The answer was lost, and the connection with it.
        }
    }

    /** What the service sends at once is an answer: its callers wait for each before they ask again. */
    private void answers(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            if (isLost()) {
                dropped.incrementAndGet();
                return;
            }
            to.write(buffer, 0, count);
            to.flush();
        }
    }

    private synchronized boolean isLost() {
        return random.nextInt(100) < percent;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
