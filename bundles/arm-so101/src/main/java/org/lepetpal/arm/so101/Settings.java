package org.lepetpal.arm.so101;

import java.util.regex.Pattern;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Which arm.
 *
 * @param arm {@code sim}, {@code auto}, {@code none}, or a serial device
 */
record Settings(String arm) {
    static final String SIMULATED = "sim";
    static final String AUTOMATIC = "auto";
    static final String NONE = "none";

    private static final Pattern DEVICE = Pattern.compile("/.+|COM\\d+");

    @ObjectClassDefinition(name = "SO-101 arm", description = "Driver of the SO-101 follower arm (Feetech STS3215)")
    @interface Config {
        @AttributeDefinition(
                name = "ARM",
                description = "Which arm: sim (the simulated room's), auto (the first serial port with an SO-101),"
                        + " none, or a serial device such as /dev/ttyACM0 or /dev/serial/by-id/...")
        String arm() default SIMULATED;
    }

    Settings {
        arm = arm.strip();
        boolean word = arm.equals(SIMULATED) || arm.equals(AUTOMATIC) || arm.equals(NONE);
        if (!word && !DEVICE.matcher(arm).matches()) {
            throw new IllegalArgumentException(
                    "ARM = '" + arm + "' is not allowed: use sim, auto, none, or a serial device such as /dev/ttyACM0");
        }
    }

    static Settings of(Config config) {
        return new Settings(config.arm());
    }
}
