package io.ratebook.policy;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Codes compare exactly; where they are ordered, it is by their UTF-8 bytes, as a database with a binary collation does. */
public final class Codes {
    /** UTF-8 byte order. It differs from {@link String#compareTo} only where surrogate pairs meet U+E000 to U+FFFF. */
    public static final Comparator<String> BYTE_ORDER = Codes::compareBytes;

    private Codes() {}

    static List<String> sorted(Collection<String> codes) {
        TreeSet<String> set = new TreeSet<>(BYTE_ORDER);
        set.addAll(codes);
        return List.copyOf(set);
    }

    private static int compareBytes(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean surrogateA = Character.isSurrogate(a);
                if (surrogateA != Character.isSurrogate(b)) {
                    return surrogateA ? 1 : -1;
                }
                return Character.compare(a, b);
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
