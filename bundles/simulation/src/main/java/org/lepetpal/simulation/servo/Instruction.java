package org.lepetpal.simulation.servo;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Instructions that the simulated servos know. */
enum Instruction {
    PING(0x01),
    READ(0x02),
    WRITE(0x03),
    REG_WRITE(0x04),
    ACTION(0x05),
    /** Everything as the factory set it, the id excepted. */
    RESTORE(0x06),
    REBOOT(0x08),
    /** Forgets alarms and counted turns. */
    RESET_STATE(0x0A),
    /** The present position becomes 2048, or what the parameters say. */
    CALIBRATE(0x0B),
    SYNC_READ(0x82),
    SYNC_WRITE(0x83);

    private static final Map<Integer, Instruction> BY_CODE =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(known -> known.code, Function.identity()));

    private final int code;

    Instruction(int code) {
        this.code = code;
    }

    static Optional<Instruction> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
