package org.lepetpal.simulation.servo;

/** Whether the controller of a servo runs: it needs voltage, and after that, or after a reboot, a while to start. */
final class Power {
    /** Below this the controller stops; the voltage alarm comes well before. */
    private static final double BROWN_OUT_VOLTS = 3;

    private static final double BOOT_SECONDS = 0.8;

    private boolean supplied = true;
    private double bootSeconds;

    /** Starts booting. */
    void reboot() {
        bootSeconds = BOOT_SECONDS;
    }

    boolean running() {
        return supplied && bootSeconds <= 0;
    }

    /** @return whether the controller has just got its voltage back */
    boolean advance(double volts, double seconds) {
        boolean before = supplied;
        supplied = volts >= BROWN_OUT_VOLTS;
        bootSeconds = Math.max(0, bootSeconds - seconds);
        if (supplied && !before) {
            reboot();
            return true;
        }
        return false;
    }
}
