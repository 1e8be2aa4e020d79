package org.lepetpal.console;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a browser sends with HTTP basic authentication (RFC 7617).
 *
 * @param user name
 * @param password may be empty
 */
record Credentials(String user, String password) {
    private static final String SCHEME = "Basic ";

    /** @param header value of {@code Authorization}; empty is answered where it is none of this scheme, or broken */
    static Optional<Credentials> parse(String header) {
        if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Credentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
