package org.lepetpal.cli.arm;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A pose's name within an address: whatever was typed, so that it is the robot that says what a name may be. */
final class PoseName {
    private PoseName() {}

    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
