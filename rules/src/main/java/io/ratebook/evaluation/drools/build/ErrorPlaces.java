package io.ratebook.evaluation.drools.build;

import java.util.ArrayList;
import java.util.List;
import org.drools.drl.ast.descr.RuleDescr;
import org.kie.api.builder.Message;

/** Finds the line of a rule that a message of the compiler is about. */
final class ErrorPlaces {
    private static final String SOURCE_FOLLOWS = "Java source of ";

    private final ParsedFile file;
    private final RuleDescr rule;

    ErrorPlaces(ParsedFile file, RuleDescr rule) {
        this.file = file;
        this.rule = rule;
    }

    /** The rule's errors, given the messages of compiling it without the others. */
    List<DrlError> of(List<Message> messages) {
        List<DrlError> errors = new ArrayList<>();
        for (Message message : messages) {
            if (!message.getText().startsWith(SOURCE_FOLLOWS)) {
                String text = "rule \"" + rule.getName() + "\": " + message.getText();
                errors.add(new DrlError(file.file().name(), line(message, messages), text));
            }
        }
        return errors;
    }

    private int line(Message message, List<Message> all) {
        boolean inDrl = message.getPath().endsWith(".drl");
        if (inDrl && message.getLine() > 0) {
            return message.getLine();
        }
        return inDrl ? lineWith(afterColon(message.getText())) : lineWith(generatedLine(message, all));
    }

    /** What the message quotes: {@code Unable to parse left part of expression: categry == "A"}. */
    private static String afterColon(String text) {
        int colon = text.indexOf(": ");
        return colon < 0 ? text : text.substring(colon + 2);
    }

    /** The line of generated Java that the message is about; for a consequence that is the rule's own line. */
    private static String generatedLine(Message message, List<Message> all) {
        for (Message other : all) {
            if (other.getText().startsWith(SOURCE_FOLLOWS) && other.getPath().equals(message.getPath())) {
                // The first line of this text only announces the source.
                List<String> source = other.getText().lines().skip(1).toList();
                int index = message.getLine() - 1;
                return index >= 0 && index < source.size() ? source.get(index) : "";
            }
        }
        return "";
    }

    private int lineWith(String fragment) {
        String wanted = withoutSpaces(fragment);
        List<String> lines = file.file().lines();
        for (int line = rule.getLine(); !wanted.isEmpty() && line <= rule.getEndLine(); line++) {
            if (withoutSpaces(lines.get(line - 1)).contains(wanted)) {
                return line;
            }
        }
        return rule.getLine();
    }

    private static String withoutSpaces(String text) {
        return text.replaceAll("\\s+", "");
    }
}
