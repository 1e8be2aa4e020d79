package org.lepetpal.arm.so101;

import java.util.Optional;
import java.util.function.Supplier;

/** Whether the arm may hold with nobody who could reach it, and the notice of it that others are given for as long. Any thread. */
final class LeftHolding {
    private final Supplier<ArmShelf.Offer> notice;
    private Optional<ArmShelf.Offer> given = Optional.empty();
    private boolean over;

    /** @param notice gives it; what it returns takes it back */
    LeftHolding(Supplier<ArmShelf.Offer> notice) {
        this.notice = notice;
    }

    /** It may: torque was on, or nobody knows. */
    synchronized void begins() {
        if (given.isEmpty() && !over) {
            given = Optional.of(notice.get());
        }
    }

    /** Somebody can reach it, or its servos have confirmed that they are limp. */
    synchronized void ends() {
        given.ifPresent(ArmShelf.Offer::withdraw);
        given = Optional.empty();
    }

    /** The driver ends, and nobody would take the notice back. */
    synchronized void close() {
        over = true;
        ends();
    }

    synchronized boolean isSo() {
        return given.isPresent();
    }
}
