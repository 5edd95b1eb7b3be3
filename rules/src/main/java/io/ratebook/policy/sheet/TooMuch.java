package io.ratebook.policy.sheet;

import org.xml.sax.SAXException;

/** Stops a stream at a limit. */
final class TooMuch extends SAXException {
    private static final long serialVersionUID = 1L;

    private final String expected;

    TooMuch(String found, String expected) {
        super(found);
        this.expected = expected;
    }

    RefusedFile refused() {
        return new RefusedFile(
                String.valueOf(getMessage()), expected, "remove what the policy does not need, or split it");
    }
}
