package io.ratebook.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server of a Ratebook that was killed goes on running; whoever holds the folder's lock may stop it. */
final class LeftoverServer {
    private static final int STOP_SECONDS_MAX = 60;

    private LeftoverServer() {}

    /**
     * Stops the server that the file names, if it still runs.
     *
     * @param binary what the process must be running: process ids are given again, so another program may have it by now
     */
    static void stop(Path pidFile, Path binary) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readString(pidFile).trim();
        if (!pid.matches("\\d{1,10}")) {
            return;
        }
        ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info().command().orElse("").equals(binary.toString()))
                .ifPresent(process -> stop(process, pidFile));
    }

    private static void stop(ProcessHandle process, Path pidFile) {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException unstopped) {
            throw new DataFolderException("the database server that an earlier Ratebook left running (process "
                    + process.pid() + " of " + pidFile + ") does not stop within " + STOP_SECONDS_MAX
                    + " s: stop it by hand");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DataFolderException("interrupted while an earlier server stops");
        }
    }
}
