package io.ratebook.evaluation.drools;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The sets of DRL that were compiled with the product: one for each folder of {@code rules/policies} that has DRL. */
public final class DrlSets {
    private final ClassLoader loader;
    private final Map<String, DrlIndex.Entry> entries = new TreeMap<>();

    private DrlSets(ClassLoader loader) {
        this.loader = loader;
        for (DrlIndex.Entry entry : index(loader).sets()) {
            entries.put(entry.name(), entry);
        }
    }

    /** Those that ship with the product. */
    public static DrlSets shipped() {
        return Shipped.SETS;
    }

    /** Those that a class loader's own build made. */
    static DrlSets of(ClassLoader loader) {
        return new DrlSets(loader);
    }

    public Set<String> names() {
        return new TreeSet<>(entries.keySet());
    }

    /** The content hash of every set by name, without making any ready. */
    public Map<String, String> contentHashes() {
        Map<String, String> hashes = new TreeMap<>();
        entries.forEach((name, entry) -> hashes.put(name, entry.sha256()));
        return hashes;
    }

    /** The set of that name, or null. Making it ready takes about half a second the first time, so keep it. */
    public @Nullable DrlSet find(String name) {
        return entries.containsKey(name) ? joined(List.of(name)) : null;
    }

    /**
     * Several sets as one: their rules speak in one run, whatever the order of the names.
     *
     * @param names as the setting DRL of a policy lists them
     * @throws IllegalArgumentException naming what is wrong, if a name is not known or stands twice, there is none, or
     *     two sets have a rule of the same name
     */
    public DrlSet joined(List<String> names) {
        List<DrlIndex.Entry> chosen = new ArrayList<>();
        for (String name : new TreeSet<>(names)) {
            chosen.add(required(name));
        }
        if (chosen.isEmpty() || chosen.size() < names.size()) {
            throw new IllegalArgumentException("DRL " + names + ": expected one name or more, each once");
        }
        List<DrlRule> rules = new ArrayList<>();
        List<Model> models = new ArrayList<>();
        for (DrlIndex.Entry entry : chosen) {
            rules.addAll(entry.rules());
            entry.models().forEach(model -> models.add(model(model)));
        }
        refuseSharedNames(chosen);
        List<String> sorted = chosen.stream().map(DrlIndex.Entry::name).toList();
        return new DrlSet(String.join(" + ", sorted), hash(chosen), rules, models);
    }

    private DrlIndex.Entry required(String name) {
        DrlIndex.Entry entry = entries.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "DRL \"" + name + "\" is not known: expected one of " + String.join(", ", entries.keySet()));
        }
        return entry;
    }

    private static void refuseSharedNames(List<DrlIndex.Entry> chosen) {
        Map<String, String> setOfRule = new HashMap<>();
        for (DrlIndex.Entry entry : chosen) {
            for (DrlRule rule : entry.rules()) {
                String other = setOfRule.put(rule.name(), entry.name());
                if (other != null) {
                    throw new IllegalArgumentException("rule \"" + rule.name() + "\" stands in DRL " + other
                            + " and in DRL " + entry.name() + ": expected different names where both are used");
                }
            }
        }
    }

    /** Of one set its own hash; of several the hash of their names and hashes. */
    private static String hash(List<DrlIndex.Entry> chosen) {
        if (chosen.size() == 1) {
            return chosen.get(0).sha256();
        }
        StringBuilder text = new StringBuilder();
        chosen.forEach(entry ->
                text.append(entry.name()).append('\n').append(entry.sha256()).append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Model model(String className) {
        try {
            return Class.forName(className, true, loader)
                    .asSubclass(Model.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(
                    "DRL class " + className + " of " + DrlIndex.RESOURCE + " is missing", broken);
        }
    }

    private static DrlIndex index(ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(DrlIndex.RESOURCE)) {
            return in == null ? new DrlIndex(List.of()) : new JsonMapper().readValue(in, DrlIndex.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class Shipped {
        static final DrlSets SETS = new DrlSets(DrlSets.class.getClassLoader());
    }
}
