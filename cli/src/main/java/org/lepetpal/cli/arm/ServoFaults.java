package org.lepetpal.cli.arm;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The alarms of a Feetech servo (register 65), in words. */
enum ServoFaults {
    VOLTAGE(0x01),
    ENCODER(0x02),
    HOT(0x04),
    CURRENT(0x08),
    OVERLOAD(0x20);

    private final int bit;

    ServoFaults(int bit) {
        this.bit = bit;
    }

    /** Empty for none; bits without a name in hexadecimal. */
    static String of(int bits) {
        int named = Arrays.stream(values()).mapToInt(fault -> fault.bit).sum();
        String words = Arrays.stream(values())
                .filter(fault -> (bits & fault.bit) != 0)
                .map(Enum::name)
                .collect(Collectors.joining(" "));
        int others = bits & ~named;
        return others == 0 ? words : (words + " 0x" + Integer.toHexString(others)).strip();
    }
}
