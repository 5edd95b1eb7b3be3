package io.ratebook.evaluation.drools.build;

import io.ratebook.evaluation.drools.DrlIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A step of the build: every folder of policies that has DRL becomes classes and an entry of the index. */
public final class DrlBuild {
    private DrlBuild() {}

    /**
     * Compiles.
     *
     * @param args folder of the policies; folder for the classes
     * @throws IllegalStateException listing everything that is wrong, each as {@code path:line: text}
     */
    public static void main(String[] args) throws IOException {
        List<String> errors = run(Path.of(args[0]), Path.of(args[1]));
        if (!errors.isEmpty()) {
            throw new IllegalStateException("DRL with errors:\n" + String.join("\n", errors));
        }
    }

    /**
     * Compiles all or nothing.
     *
     * @return what is wrong, each line beginning with a path and a line number; empty if all is compiled
     */
    public static List<String> run(Path policies, Path classes) throws IOException {
        Map<String, List<DrlFile>> filesBySet = filesBySet(policies);
        if (BuiltBefore.isCurrent(filesBySet, classes)) {
            return List.of();
        }
        List<CompiledSet> sets = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        for (Map.Entry<String, List<DrlFile>> set : filesBySet.entrySet()) {
            try {
                sets.add(new DrlCompiler(set.getKey()).compile(set.getValue()));
            } catch (DrlErrors wrong) {
                wrong.errors().forEach(error -> errors.add(policies + "/" + set.getKey() + "/" + error));
            }
        }
        if (errors.isEmpty()) {
            write(sets, classes);
        }
        return errors;
    }

    private static Map<String, List<DrlFile>> filesBySet(Path policies) throws IOException {
        Map<String, List<DrlFile>> filesBySet = new TreeMap<>();
        for (Path folder : sorted(policies)) {
            List<DrlFile> files = drlFiles(folder);
            if (!files.isEmpty()) {
                filesBySet.put(folder.getFileName().toString(), files);
            }
        }
        return filesBySet;
    }

    private static List<DrlFile> drlFiles(Path folder) throws IOException {
        List<DrlFile> files = new ArrayList<>();
        for (Path path : sorted(folder)) {
            if (path.toString().endsWith(".drl")) {
                files.add(DrlFile.read(path));
            }
        }
        return files;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted(
                            Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        }
    }

    private static void write(List<CompiledSet> sets, Path classes) throws IOException {
        clear(classes.resolve("drl"));
        for (CompiledSet set : sets) {
            for (Map.Entry<String, byte[]> entry : set.classes().entrySet()) {
                put(classes.resolve(entry.getKey()), entry.getValue());
            }
        }
        DrlIndex index = new DrlIndex(sets.stream().map(CompiledSet::entry).toList());
        byte[] json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(index);
        put(classes.resolve(DrlIndex.RESOURCE), json);
    }

    /** Classes of an earlier build must not stay. */
    private static void clear(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void put(Path path, byte[] content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.write(path, content);
    }
}
