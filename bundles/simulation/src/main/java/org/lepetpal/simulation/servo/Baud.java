package org.lepetpal.simulation.servo;

/** What the codes of the register Baud_Rate mean, by Feetech's table. */
final class Baud {
    private static final int[] RATES = {1_000_000, 500_000, 250_000, 128_000, 115_200, 76_800, 57_600, 38_400};

    private Baud() {}

    /** Bits per second; a code that does not exist leaves the fastest, as the factory set it. */
    static int of(int code) {
        return code < RATES.length ? RATES[code] : RATES[0];
    }
}
