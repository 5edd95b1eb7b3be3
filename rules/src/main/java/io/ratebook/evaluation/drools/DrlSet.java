package io.ratebook.evaluation.drools;

import io.ratebook.drl.History;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.drools.model.Model;
import org.jspecify.annotations.Nullable;

/**
 * Rules of DRL, compiled with the product and ready to run; any number of threads may use one. Runs are opened with
 * {@link #open}.
 */
public final class DrlSet {
    private final String name;
    private final String contentHash;
    private final List<DrlRule> rules;
    private final Map<DrlStage, StageRules> stages = new EnumMap<>(DrlStage.class);

    DrlSet(String name, String contentHash, List<DrlRule> rules, List<Model> models) {
        this.name = name;
        this.contentHash = contentHash;
        this.rules = List.copyOf(rules);
        for (DrlStage stage : DrlStage.values()) {
            Set<String> names = rules.stream()
                    .filter(rule -> rule.stage() == stage)
                    .map(DrlRule::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!names.isEmpty()) {
                stages.put(stage, new StageRules(models, names));
            }
        }
    }

    /** The folder's name; of several joined {@code a + b}. */
    public String name() {
        return name;
    }

    /** SHA-256 over the texts, hexadecimal; part of what identifies a policy. */
    public String contentHash() {
        return contentHash;
    }

    /** By file, then line. */
    public List<DrlRule> rules() {
        return rules;
    }

    public boolean hasBefore() {
        return stages.containsKey(DrlStage.BEFORE_TABLES);
    }

    public boolean hasAfter() {
        return stages.containsKey(DrlStage.AFTER_TABLES);
    }

    public boolean hasPeriodEnd() {
        return stages.containsKey(DrlStage.PERIOD_END);
    }

    /** Whether any rule looks at {@link History}; if not, none needs to be given. */
    public boolean readsHistory() {
        return stages.values().stream().anyMatch(stage -> stage.looksAt(History.class));
    }

    /**
     * Puts the set to use.
     *
     * @param componentsOfSheets components that the policy's sheets name; rules after the tables must keep off them
     */
    public DrlRun open(Set<String> componentsOfSheets) {
        return new DrlRun(this, componentsOfSheets, DrlLimits.OF_SALE, DrlLimits.OF_PERIOD_END);
    }

    /** The rules of a stage, or null if there are none. */
    @Nullable
    StageRules stage(DrlStage stage) {
        return stages.get(stage);
    }
}
