package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Makes sure that six STS3215 hang on the wire and are set as LeRobot sets them for a follower, and reads what a
 * calibration has left in them. Writes only what differs, in LeRobot's order, since the memory wears; and switches torque
 * off only where a lasting value must be written: an arm that holds something up when the wire comes back goes on
 * holding it.
 */
final class ServoSetup {
    static final int STS3215 = 777;

    private static final int MULTI_TURN_FEEDBACK = 1 << 4;
    private static final int FINE_SPEED_UNIT = 1 << 2;

    private final ServoChain chain;

    ServoSetup(ServoChain chain) {
        this.chain = chain;
    }

    /**
     * What the servos said.
     *
     * @param stored what a calibration has left in each
     * @param speedUnits steps per second of one unit of velocity, for each joint
     */
    record Facts(List<Stored> stored, List<Integer> speedUnits) {
        Facts {
            stored = List.copyOf(stored);
            speedUnits = List.copyOf(speedUnits);
        }
    }

    /**
     * Takes a few tenths of a second on a real wire.
     *
     * @throws IOException naming the joint, when a servo is missing, of another kind or of another firmware than the others,
     *     or when the wire is gone
     */
    Facts run() throws IOException {
        identify();
        List<Integer> speedUnits = new ArrayList<>();
        List<Stored> stored = new ArrayList<>();
        for (Joint joint : Joint.values()) {
            int phase = configure(joint);
            speedUnits.add((phase & FINE_SPEED_UNIT) != 0 ? 1 : 50);
            stored.add(stored(joint));
        }
        return new Facts(stored, speedUnits);
    }

    /** Changes nothing; throws as {@link #run} does. */
    void identify() throws IOException {
        Map<String, String> firmware = new LinkedHashMap<>();
        for (Joint joint : Joint.values()) {
            identify(joint);
            firmware.put(
                    joint.label(), read(joint, Register.FIRMWARE_MAJOR) + "." + read(joint, Register.FIRMWARE_MINOR));
        }
        if (firmware.values().stream().distinct().count() > 1) {
            throw new IOException("the servos differ in firmware: " + firmware
                    + "; bring them to the same one with Feetech's own tool, as LeRobot demands too");
        }
    }

    /** What a calibration has left in the servo. */
    Stored stored(Joint joint) throws IOException {
        return new Stored(
                read(joint, Register.HOMING_OFFSET),
                read(joint, Register.MIN_POSITION_LIMIT),
                read(joint, Register.MAX_POSITION_LIMIT));
    }

    private void identify(Joint joint) throws IOException {
        try {
            chain.ping(joint.id(), chain.patience());
        } catch (NoReplyException e) {
            throw new IOException(
                    Joint.servo(joint.id())
                            + (e.spoilt()
                                    ? " cannot be understood; do two servos have its id, or is a cable bad?"
                                    : " does not answer; check its cable, its id and the arm's power"),
                    e);
        }
        int model = read(joint, Register.MODEL_NUMBER);
        if (model != STS3215) {
            throw new IOException(
                    Joint.servo(joint.id()) + " is of model " + model + ", an SO-101 has " + STS3215 + " (STS3215)");
        }
    }

    /** @return the servo's phase register */
    private int configure(Joint joint) throws IOException {
        answerWrites(joint);
        int phase = read(joint, Register.PHASE) & ~MULTI_TURN_FEEDBACK;
        SequencedMap<Register, Integer> differing = new LinkedHashMap<>();
        for (Map.Entry<Register, Integer> entry : wanted(joint, phase).entrySet()) {
            if (read(joint, entry.getKey()) != entry.getValue()) {
                differing.put(entry.getKey(), entry.getValue());
            }
        }
        boolean lasting = differing.keySet().stream().anyMatch(Register::persistent);
        if (lasting) {
            write(joint, Register.TORQUE_ENABLE, 0);
            write(joint, Register.LOCK, 0);
        }
        for (Map.Entry<Register, Integer> entry : differing.entrySet()) {
            write(joint, entry.getKey(), entry.getValue());
        }
        write(joint, Register.LOCK, 1);
        return phase;
    }

    /** A servo may have been told to keep silent on writes; then nobody can know what it took. */
    private void answerWrites(Joint joint) throws IOException {
        if (read(joint, Register.RESPONSE_STATUS_LEVEL) == 0) {
            List<Integer> id = List.of(joint.id());
            chain.syncWrite(id, Register.TORQUE_ENABLE, new int[] {0});
            chain.syncWrite(id, Register.LOCK, new int[] {0});
            chain.syncWrite(id, Register.RESPONSE_STATUS_LEVEL, new int[] {1});
        }
    }

    /** What LeRobot's {@code configure()} writes for a follower; the gripper's limits keep it from burning out. */
    private static SequencedMap<Register, Integer> wanted(Joint joint, int phase) {
        SequencedMap<Register, Integer> wanted = new LinkedHashMap<>();
        wanted.put(Register.RETURN_DELAY_TIME, 0);
        wanted.put(Register.MAXIMUM_ACCELERATION, 254);
        wanted.put(Register.ACCELERATION, 254);
        wanted.put(Register.PHASE, phase);
        wanted.put(Register.OPERATING_MODE, 0);
        wanted.put(Register.P_COEFFICIENT, 16);
        wanted.put(Register.I_COEFFICIENT, 0);
        wanted.put(Register.D_COEFFICIENT, 32);
        if (joint == Joint.GRIPPER) {
            wanted.put(Register.MAX_TORQUE_LIMIT, 500);
            wanted.put(Register.PROTECTION_CURRENT, 250);
            wanted.put(Register.OVERLOAD_TORQUE, 25);
            // The servo itself copies the lasting limit here at power-up only: until then it would grip with all its
            // force.
            wanted.put(Register.TORQUE_LIMIT, 500);
        }
        return wanted;
    }

    private int read(Joint joint, Register register) throws IOException {
        return chain.read(joint.id(), register, chain.patience());
    }

    private void write(Joint joint, Register register, int value) throws IOException {
        chain.write(joint.id(), register, value, chain.patience());
    }
}
