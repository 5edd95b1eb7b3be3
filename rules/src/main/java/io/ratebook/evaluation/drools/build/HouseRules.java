package io.ratebook.evaluation.drools.build;

import io.ratebook.evaluation.drools.DrlRule;
import io.ratebook.evaluation.drools.DrlStage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** What DRL of a set must keep to beyond being DRL, checked on the syntax tree before anything is compiled. */
final class HouseRules {
    /** Others depend on a clock or on who fires first, or name groups that nobody calls. */
    private static final Set<String> ATTRIBUTES = Set.of("salience", "no-loop", "dialect");

    /** A name becomes the row of an amount; quotes in it would end up as code. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N} _.,:()%/+-]{1,80}");

    /** Each such name has a package of its own. */
    private static final Pattern SET = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private final String set;
    private final String packageName;
    private final List<DrlError> errors = new ArrayList<>();
    private final List<DrlRule> rules = new ArrayList<>();
    private final Map<String, String> placeByName = new HashMap<>();

    HouseRules(String set) {
        this.set = set;
        this.packageName = packageOf(set);
    }

    /** The package that a set's files must name: {@code drl.online_retail} for online-retail. */
    static String packageOf(String set) {
        return "drl." + set.replace('-', '_');
    }

    void check(ParsedFile parsed) {
        String file = parsed.file().name();
        if (!SET.matcher(set).matches()) {
            error(file, 1, "the folder's name \"" + set + "\" cannot name a set: expected a-z, 0-9 and -");
        }
        if (!packageName.equals(parsed.tree().getName())) {
            error(file, 1, "the package is \"" + parsed.tree().getName() + "\": expected " + packageName);
        }
        parsed.tree()
                .getGlobals()
                .forEach(global -> error(
                        file, global.getLine(), "a global is never given: expected a pattern, out : AfterTables()"));
        parsed.tree().getAttributes().forEach(attribute -> check(file, attribute));
        parsed.tree().getRules().forEach(rule -> check(file, rule));
    }

    List<DrlError> errors() {
        return errors;
    }

    /** The rules met, by file, then line. */
    List<DrlRule> rules() {
        return rules;
    }

    private void check(String file, RuleDescr rule) {
        String place = file + ":" + rule.getLine();
        String other = placeByName.putIfAbsent(rule.getName(), place);
        if (other != null) {
            error(file, rule.getLine(), "rule \"" + rule.getName() + "\" stands at " + other + " too");
        }
        if (!NAME.matcher(rule.getName()).matches()) {
            error(
                    file,
                    rule.getLine(),
                    "the rule's name \"" + rule.getName()
                            + "\" cannot name a row: expected 1 to 80 letters, digits, spaces or _.,:()%/+-");
        }
        rule.getAttributes().values().forEach(attribute -> check(file, attribute));
        DrlStage stage = stage(file, rule);
        if (stage != null) {
            rules.add(new DrlRule(rule.getName(), file, rule.getLine(), stage));
        }
    }

    private void check(String file, AttributeDescr attribute) {
        if (!ATTRIBUTES.contains(attribute.getName())) {
            error(
                    file,
                    attribute.getLine(),
                    "attribute " + attribute.getName() + " is not for policies: expected none, or salience, no-loop");
        }
    }

    private @Nullable DrlStage stage(String file, RuleDescr rule) {
        List<DrlStage> found = new ArrayList<>();
        for (BaseDescr part : rule.getLhs().getDescrs()) {
            if (part instanceof PatternDescr pattern) {
                for (DrlStage stage : DrlStage.values()) {
                    if (names(pattern, stage)) {
                        found.add(stage);
                    }
                }
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        error(
                file,
                rule.getLine(),
                "rule \"" + rule.getName() + "\" has " + found.size()
                        + " outcomes objects: expected one of out : BeforeTables(), AfterTables(), PeriodEnd()");
        return null;
    }

    private static boolean names(PatternDescr pattern, DrlStage stage) {
        String type = pattern.getObjectType();
        return type.equals(stage.outcomes().getSimpleName())
                || type.equals(stage.outcomes().getName());
    }

    private void error(String file, int line, String text) {
        errors.add(new DrlError(file, Math.max(1, line), text));
    }
}
