package org.lepetpal.simulation.servo;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What the codes of the register Baud_Rate mean, by Feetech's table. */
public final class Baud {
    private static final int[] RATES = {1_000_000, 500_000, 250_000, 128_000, 115_200, 76_800, 57_600, 38_400};

    /** What a host of an SO-101 speaks. */
    public static final int FASTEST = RATES[0];

    private Baud() {}

    /** Bits per second; a code that does not exist leaves the fastest, as the factory set it. */
    public static int of(int code) {
        return code < RATES.length ? RATES[code] : RATES[0];
    }

    /** The code of a speed; empty when servos do not have it. */
    public static OptionalInt code(int baud) {
        return IntStream.range(0, RATES.length)
                .filter(code -> RATES[code] == baud)
                .findFirst();
    }

    /** All speeds that servos have, fastest first. */
    public static List<Integer> all() {
        return IntStream.of(RATES).boxed().toList();
    }
}
