package org.lepetpal.simulation.servo;

/** The position sensor of a servo with the play before it, the homing offset, and the turns that it counts. */
final class Encoder {
    /** Free play between the encoder and the horn, half of it to either side: radians. */
    private static final double HALF_PLAY = Math.toRadians(0.27);

    private static final int MIDDLE = StepScale.TURN / 2;
    private static final int COUNTS_TURNS = 0x10;

    private final RegisterFile registers;
    private final StepScale scale;
    private double reading;
    private double forgotten;

    Encoder(RegisterFile registers, StepScale scale) {
        this.registers = registers;
        this.scale = scale;
    }

    /** The joint stands here, play at rest. */
    void place(double radians) {
        reading = radians;
    }

    /** The joint has moved to here. */
    void follow(double radians) {
        reading = Math.clamp(reading, radians - HALF_PLAY, radians + HALF_PLAY);
    }

    /** Position with the offset taken off: within one turn unless the servo counts turns. */
    double present() {
        double steps = scale.steps(reading) - registers.get(Register.HOMING_OFFSET);
        return countsTurns() ? steps - forgotten : steps - StepScale.TURN * Math.floor(steps / StepScale.TURN);
    }

    /** {@link #present()} in whole steps. */
    int position() {
        int steps = (int) Math.round(present());
        return countsTurns() ? steps : Math.floorMod(steps, StepScale.TURN);
    }

    /** The angle at which a position, with the offset taken off, is reached. */
    double radians(int position) {
        return scale.radians(position + registers.get(Register.HOMING_OFFSET));
    }

    /** Knows no more which turn it is in, as after power-up. */
    void forgetTurns() {
        forgotten = StepScale.TURN * Math.floor(scale.steps(reading) / StepScale.TURN);
    }

    /** Chooses the homing offset so that the present position becomes this one. */
    void call(int position) {
        int steps = (int) Math.round(scale.steps(reading)) - position;
        registers.burn(Register.HOMING_OFFSET, Math.floorMod(steps + MIDDLE, StepScale.TURN) - MIDDLE);
    }

    private boolean countsTurns() {
        return (registers.get(Register.PHASE) & COUNTS_TURNS) != 0;
    }
}
