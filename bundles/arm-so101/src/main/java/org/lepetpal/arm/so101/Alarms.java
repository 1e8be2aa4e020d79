package org.lepetpal.arm.so101;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;

/**
 * Alarm bits that each servo said last: they come with every answer, acknowledgements and sync reads included, where
 * LeRobot drops them and an overloaded servo goes unnoticed. Any thread.
 */
final class Alarms {
    private final AtomicIntegerArray bits = new AtomicIntegerArray(FeetechProtocol.NOBODY + 1);
    private final Consumer<String> onChange;

    /** @param onChange told, for people, when a servo's alarm begins, changes or ends; must return at once */
    Alarms(Consumer<String> onChange) {
        this.onChange = onChange;
    }

    /** One answer's error byte. */
    void heard(int id, int faults) {
        if (bits.getAndSet(id, faults) != faults) {
            onChange.accept(describe(id, faults));
        }
    }

    /** What the first joint that has something to complain of says; empty when all are well. */
    Optional<String> now() {
        for (Joint joint : Joint.values()) {
            int faults = bits.get(joint.id());
            if (faults != 0) {
                return Optional.of(describe(joint.id(), faults));
            }
        }
        return Optional.empty();
    }

    private static String describe(int id, int faults) {
        return Joint.name(id) + (faults == 0 ? " is well again" : " reports " + Faults.describe(faults));
    }
}
