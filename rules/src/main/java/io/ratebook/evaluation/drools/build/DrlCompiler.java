package io.ratebook.evaluation.drools.build;

import io.ratebook.evaluation.drools.DrlIndex;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.drl.ast.descr.RuleDescr;

/** Compiles the files of one set to classes of an executable model. */
final class DrlCompiler {
    private final String set;
    private final String folder;

    DrlCompiler(String set) {
        this.set = set;
        this.folder = HouseRules.packageOf(set).replace('.', '/') + "/";
    }

    /**
     * Compiles.
     *
     * @param files by name
     * @throws DrlErrors with all that is wrong: in the syntax, else against the house rules, else for the compiler
     */
    CompiledSet compile(List<DrlFile> files) throws DrlErrors {
        List<ParsedFile> parsed = parse(files);
        HouseRules house = new HouseRules(set);
        parsed.forEach(house::check);
        if (!house.errors().isEmpty()) {
            throw new DrlErrors(house.errors());
        }
        try (KieBuild build = KieBuild.of(folder, files)) {
            if (!build.messages().isEmpty()) {
                throw new DrlErrors(places(parsed, build));
            }
            DrlIndex.Entry entry = new DrlIndex.Entry(set, hash(files), build.models(), house.rules());
            return new CompiledSet(entry, classes(build.module()));
        }
    }

    private static List<ParsedFile> parse(List<DrlFile> files) throws DrlErrors {
        List<ParsedFile> parsed = new ArrayList<>();
        List<DrlError> errors = new ArrayList<>();
        for (DrlFile file : files) {
            try {
                parsed.add(ParsedFile.of(file));
            } catch (DrlErrors broken) {
                errors.addAll(broken.errors());
            }
        }
        if (!errors.isEmpty()) {
            throw new DrlErrors(errors);
        }
        return parsed;
    }

    /**
     * The compiler often names no line, or one of generated code. So each rule is compiled without the others, and
     * what is wrong then is looked up among its lines.
     */
    private List<DrlError> places(List<ParsedFile> parsed, KieBuild whole) {
        List<DrlError> errors = new ArrayList<>();
        for (ParsedFile file : parsed) {
            for (RuleDescr rule : file.tree().getRules()) {
                List<DrlFile> alone = new ArrayList<>();
                for (ParsedFile any : parsed) {
                    alone.add(any.onlyWith(rule));
                }
                try (KieBuild build = KieBuild.of(folder, alone)) {
                    errors.addAll(new ErrorPlaces(file, rule).of(build.messages()));
                }
            }
        }
        if (errors.isEmpty()) {
            whole.messages()
                    .forEach(message -> errors.add(new DrlError(
                            parsed.get(0).file().name(), Math.max(1, message.getLine()), message.getText())));
        }
        return errors;
    }

    private Map<String, byte[]> classes(InternalKieModule module) {
        Map<String, byte[]> classes = new TreeMap<>();
        for (String path : module.getFileNames()) {
            if (path.startsWith(folder) && path.endsWith(".class")) {
                classes.put(path, module.getBytes(path));
            }
        }
        return classes;
    }

    /** Over each file's name and text, by name. */
    static String hash(List<DrlFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (DrlFile file : files) {
                byte[] text = file.text().getBytes(StandardCharsets.UTF_8);
                digest.update((file.name() + "\n" + text.length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(text);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
