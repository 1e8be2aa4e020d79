package org.lepetpal.arm.so101;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names of a servo's alarm bits. */
final class Faults {
    private static final Map<Integer, String> NAMES = new TreeMap<>(Map.of(
            0x01, "input voltage", 0x02, "angle sensor", 0x04, "overheating", 0x08, "over-current", 0x20, "overload"));

    private Faults() {}

    /** @param bits not 0 */
    static String describe(int bits) {
        String known = NAMES.entrySet().stream()
                .filter(name -> (bits & name.getKey()) != 0)
                .map(Map.Entry::getValue)
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? "alarm bits 0x" + Integer.toHexString(bits) : known;
    }
}
