package io.ratebook.evaluation.drools.build;

import io.ratebook.evaluation.drools.DrlIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Whether an earlier build already made what this one would: compiling costs seconds, looking does not. */
final class BuiltBefore {
    private static final String FACTS = "io/ratebook/drl";

    private BuiltBefore() {}

    /** The same texts, and no fact type compiled since. */
    static boolean isCurrent(Map<String, List<DrlFile>> filesBySet, Path classes) throws IOException {
        Path index = classes.resolve(DrlIndex.RESOURCE);
        if (!Files.exists(index)) {
            return false;
        }
        Map<String, String> hashBySet = new HashMap<>();
        filesBySet.forEach((set, files) -> hashBySet.put(set, DrlCompiler.hash(files)));
        Map<String, String> built = new HashMap<>();
        new JsonMapper()
                .readValue(Files.readAllBytes(index), DrlIndex.class)
                .sets()
                .forEach(entry -> built.put(entry.name(), entry.sha256()));
        return built.equals(hashBySet) && !anyNewer(classes.resolve(FACTS), Files.getLastModifiedTime(index));
    }

    private static boolean anyNewer(Path folder, FileTime time) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> classes = Files.list(folder)) {
            for (Path path : classes.toList()) {
                if (Files.getLastModifiedTime(path).compareTo(time) > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
