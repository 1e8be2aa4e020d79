package org.lepetpal.arm.so101;

/**
 * From a servo's steps to a joint's unit and back, exactly as LeRobot 0.6.2 does, rounding towards zero and division by
 * 4095 included, so that datasets and policies made there mean the same place here.
 */
sealed interface Scale {
    /** Calibrated range of the servo in steps. */
    StepRange range();

    /** @return degrees or percent */
    double value(int steps);

    /** @return steps, within the calibrated range for percent, unlimited for degrees */
    int steps(double value);

    /** Joint units per step; negative where the joint counts backwards. */
    double unitsPerStep();

    /** LeRobot's DEGREES: 0 is the middle of the calibrated range. It ignores {@code drive_mode}. */
    record Degrees(StepRange range) implements Scale {
        @Override
        public double value(int steps) {
            return (steps - middle()) * 360 / 4095;
        }

        @Override
        public int steps(double value) {
            return (int) (value * 4095 / 360 + middle());
        }

        @Override
        public double unitsPerStep() {
            return StepRange.DEGREES_PER_STEP;
        }

        private double middle() {
            return (range.min() + range.max()) / 2.0;
        }
    }

    /**
     * LeRobot's RANGE_0_100: 0 is closed, 100 is open.
     *
     * @param reversed {@code drive_mode} 1: the joint counts backwards
     */
    record Percent(StepRange range, boolean reversed) implements Scale {
        @Override
        public double value(int steps) {
            double percent = 100.0 * (range.clamp(steps) - range.min()) / (range.max() - range.min());
            return reversed ? 100 - percent : percent;
        }

        @Override
        public int steps(double value) {
            double percent = Math.clamp(reversed ? 100 - value : value, 0, 100);
            return (int) (percent / 100 * (range.max() - range.min()) + range.min());
        }

        @Override
        public double unitsPerStep() {
            return (reversed ? -100.0 : 100.0) / (range.max() - range.min());
        }
    }
}
