package io.ratebook.evaluation.drools.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A DRL file as text, with line ends of one kind so that its hash is the same on every system.
 *
 * @param name without the folder
 */
record DrlFile(String name, String text) {
    DrlFile {
        text = text.replace("\r\n", "\n");
    }

    static DrlFile read(Path path) throws IOException {
        return new DrlFile(path.getFileName().toString(), Files.readString(path));
    }

    List<String> lines() {
        return List.of(text.split("\n", -1));
    }
}
