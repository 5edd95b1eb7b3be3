package io.ratebook.evaluation.drools;

import java.util.List;

/**
 * What the build says about the DRL it compiled; one file beside the classes.
 *
 * @param sets by name
 */
public record DrlIndex(List<Entry> sets) {
    /** Where the file stands on the class path. */
    public static final String RESOURCE = "META-INF/ratebook/drl.json";

    public DrlIndex {
        sets = List.copyOf(sets);
    }

    /**
     * One set.
     *
     * @param name of its folder
     * @param sha256 of its texts, hexadecimal
     * @param models classes to make its rules from
     * @param rules by file, then line
     */
    public record Entry(String name, String sha256, List<String> models, List<DrlRule> rules) {
        public Entry {
            models = List.copyOf(models);
            rules = List.copyOf(rules);
        }
    }
}
