package io.ratebook.notice;

import io.ratebook.web.FieldProblems;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which addresses may be given for a webhook. Where they lead is checked once more whenever something is sent. */
final class WebhookUrl {
    private static final int LENGTH_MAX = 1_000;
    private static final int PORT_MAX = 65_535;
    private static final String EXPECTED = "an address such as https://example.org/ratebook, of at most " + LENGTH_MAX
            + " characters, without user or #";

    private WebhookUrl() {}

    /** The address as it is kept; null, and a problem, if it cannot be used. */
    static @Nullable String read(
            String field, @Nullable String text, PublicAddresses addresses, FieldProblems problems) {
        URI uri = text == null ? null : uri(text.strip());
        if (uri == null) {
            problems.add(field, text, EXPECTED);
            return null;
        }
        try {
            addresses.resolve(uri.getHost());
        } catch (PrivateAddressException refused) {
            problems.add(field, text, "an address outside of this machine's own networks: " + refused.getMessage());
            return null;
        } catch (UnknownHostException unknown) {
            problems.add(field, text, "a host that can be found: there is no " + uri.getHost() + " at present");
            return null;
        }
        return uri.toASCIIString();
    }

    private static @Nullable URI uri(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean usable = (scheme.equals("https") || scheme.equals("http"))
                    && uri.getHost() != null
                    && uri.getPort() <= PORT_MAX
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && text.length() <= LENGTH_MAX
                    && uri.toASCIIString().length() <= LENGTH_MAX;
            return usable ? uri : null;
        } catch (URISyntaxException unreadable) {
            return null;
        }
    }
}
