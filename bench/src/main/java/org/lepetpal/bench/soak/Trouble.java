package org.lepetpal.bench.soak;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Faults that {@code POST /sim/faults} takes, with parameters that hurt. */
final class Trouble {
    private static final int LONGEST_MILLIS = 5_000;
    private static final List<Map<String, Object>> ALL = List.of(
            Map.of("fault", "drop-reply"),
            Map.of("fault", "delay-reply", "ms", 20),
            Map.of("fault", "flip-bit"),
            Map.of("fault", "bad-checksum"),
            Map.of("fault", "truncate-reply"),
            Map.of("fault", "leading-garbage"),
            Map.of("fault", "duplicate-id"),
            Map.of("fault", "absent-servo", "servo", 3),
            Map.of("fault", "power-off"),
            Map.of("fault", "wrong-baud"),
            Map.of("fault", "wrong-model", "servo", 2),
            Map.of("fault", "mixed-firmware", "servo", 4),
            Map.of("fault", "error-bits", "bits", 32),
            Map.of("fault", "stuck-position"),
            Map.of("fault", "position-wrap"),
            Map.of("fault", "negative-position"),
            Map.of("fault", "overheat"),
            Map.of("fault", "voltage-sag"),
            Map.of("fault", "vanish"));

    /** By these a servo does not hear what it is told: its goal comes after by one packet once it hears again. */
    private static final Set<String> DEAFENING = Set.of("absent-servo", "power-off", "wrong-baud", "vanish");

    private Trouble() {}

    /** One of them, for up to 5 s. */
    static Map<String, Object> any(Random random) {
        Map<String, Object> fault = new HashMap<>(ALL.get(random.nextInt(ALL.size())));
        fault.put("for_ms", 1 + random.nextInt(LONGEST_MILLIS));
        return fault;
    }

    /** Whether servos do not hear what they are told while it lasts. */
    static boolean deafens(Map<String, Object> fault) {
        return DEAFENING.contains(String.valueOf(fault.get("fault")));
    }
}
