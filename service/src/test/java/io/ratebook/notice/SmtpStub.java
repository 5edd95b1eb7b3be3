package io.ratebook.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that fails in one way, which a good one does not do when it is asked to. */
final class SmtpStub implements AutoCloseable {
    /** In which way. */
    enum Fault {
        /** Says 550 to the receiver. */
        REFUSES,
        /** Says 451 to the receiver. */
        LATER,
        /** Takes the text and is gone before it says so. */
        BREAKS
    }

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger texts = new AtomicInteger();
    private final Fault fault;

    SmtpStub(Fault fault) throws IOException {
        this.fault = fault;
        Thread thread = new Thread(this::serve, "smtp-stub");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many mails' texts came. */
    int texts() {
        return texts.get();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept()) {
                talk(caller);
            } catch (IOException ended) {
                // The caller hung up, or the test has ended.
            }
        }
    }

    private void talk(Socket caller) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = caller.getOutputStream();
        say(out, "220 stub");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.length() < 4 ? line : line.substring(0, 4).toUpperCase(Locale.ROOT);
            switch (command) {
                case "RCPT" ->
                    say(
                            out,
                            switch (fault) {
                                case REFUSES -> "550 no such user";
                                case LATER -> "451 busy";
                                case BREAKS -> "250 fine";
                            });
                case "DATA" -> {
                    say(out, "354 go on");
                    String text = in.readLine();
                    while (text != null && !text.equals(".")) {
                        text = in.readLine();
                    }
                    texts.incrementAndGet();
                    return;
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 fine");
            }
        }
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
