package io.ratebook.evaluation.drools.build;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** A DRL file and its syntax tree. */
record ParsedFile(DrlFile file, PackageDescr tree) {
    /**
     * Parses the file.
     *
     * @throws DrlErrors for what is not DRL
     */
    static ParsedFile of(DrlFile file) throws DrlErrors {
        DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
        PackageDescr tree = null;
        String failure = "is not DRL";
        try {
            tree = parser.parse(false, file.text());
        } catch (DroolsParserException broken) {
            failure = String.valueOf(broken.getMessage());
        }
        List<DrlError> errors = new ArrayList<>();
        for (DroolsError error : parser.getErrors()) {
            int[] lines = error.getLines();
            errors.add(new DrlError(file.name(), lines.length == 0 ? 1 : Math.max(1, lines[0]), error.getMessage()));
        }
        if (errors.isEmpty() && tree == null) {
            errors.add(new DrlError(file.name(), 1, failure));
        }
        if (!errors.isEmpty() || tree == null) {
            throw new DrlErrors(errors);
        }
        return new ParsedFile(file, tree);
    }

    /** The same text with every other rule's lines left empty, so that lines keep their numbers. */
    @SuppressWarnings("ReferenceEquality") // two rules may be equal in content; this one is meant
    DrlFile onlyWith(RuleDescr kept) {
        List<String> lines = new ArrayList<>(file.lines());
        for (RuleDescr rule : tree.getRules()) {
            if (rule != kept) {
                for (int line = rule.getLine(); line <= rule.getEndLine(); line++) {
                    lines.set(line - 1, "");
                }
            }
        }
        return new DrlFile(file.name(), String.join("\n", lines));
    }
}
