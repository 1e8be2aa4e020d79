package org.lepetpal.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A secret that only a page of ours holds: another site's page can make a browser that knows the password send a request
 * here, but cannot read our page, and so does not know it. New with every start.
 */
final class CrossSiteToken {
    private final String value;

    CrossSiteToken(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.value = HexFormat.of().formatHex(bytes);
    }

    /** For the page. */
    String value() {
        return value;
    }

    /** Takes as long for every wrong one. */
    boolean matches(String shown) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
