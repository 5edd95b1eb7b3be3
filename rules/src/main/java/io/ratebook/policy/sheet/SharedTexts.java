package io.ratebook.policy.sheet;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** The table of texts that cells refer to by number; rich text counts without its looks. */
final class SharedTexts extends Xml {
    private final List<String> texts = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long characters;
    private boolean inText;
    private int phonetic;

    SharedTexts() {
        super(SPREADSHEET);
    }

    @Override
    void start(String element, Attributes attributes) {
        switch (element) {
            case "si" -> text.setLength(0);
            case "rPh" -> phonetic++;
            case "t" -> inText = phonetic == 0;
            default -> {
                // fonts of rich text
            }
        }
    }

    @Override
    void end(String element) throws SAXException {
        switch (element) {
            case "si" -> add();
            case "rPh" -> phonetic--;
            case "t" -> inText = false;
            default -> {
                // fonts of rich text
            }
        }
    }

    @Override
    void text(char[] letters, int from, int length) {
        if (inText && text.length() <= Limits.CELL_CHARACTERS) {
            text.append(letters, from, length);
        }
    }

    private void add() throws SAXException {
        characters += text.length();
        if (texts.size() >= Limits.SHARED_TEXTS || characters > Limits.SHARED_CHARACTERS) {
            throw new TooMuch(
                    "more texts than a policy can use",
                    "at most " + Limits.SHARED_TEXTS + " texts of together " + Limits.SHARED_CHARACTERS
                            + " characters");
        }
        texts.add(Escapes.decoded(text.toString()));
    }

    /** The text of that number; null if there is none. */
    @Nullable
    String get(String number) {
        try {
            int index = Integer.parseInt(number.strip());
            return index < 0 || index >= texts.size() ? null : texts.get(index);
        } catch (NumberFormatException unreadable) {
            return null;
        }
    }
}
