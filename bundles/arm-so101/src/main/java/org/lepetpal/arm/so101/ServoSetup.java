package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes sure that six STS3215 hang on the wire and are set as LeRobot sets them for a follower, and reads what a
 * calibration has left in them. Writes only what differs, since the memory wears, and switches torque off only where a
 * lasting value must be written: an arm that holds something up when the wire comes back goes on holding it.
 */
final class ServoSetup {
    private static final Logger LOG = LoggerFactory.getLogger(ServoSetup.class);
    private static final int STS3215 = 777;
    private static final int MULTI_TURN_FEEDBACK = 1 << 4;
    private static final int FINE_SPEED_UNIT = 1 << 2;

    private final ServoChain chain;

    ServoSetup(ServoChain chain) {
        this.chain = chain;
    }

    /**
     * What the servos said.
     *
     * @param calibration from the limits stored in them
     * @param speedUnits steps per second of one unit of velocity, for each joint
     */
    record Facts(Calibration calibration, List<Integer> speedUnits) {
        Facts {
            speedUnits = List.copyOf(speedUnits);
        }
    }

    /**
     * Takes a few tenths of a second on a real wire.
     *
     * @throws IOException naming the joint, when a servo is missing or of another kind, or when the wire is gone
     * @throws IllegalArgumentException when the arm is not calibrated
     */
    Facts run() throws IOException {
        for (Joint joint : Joint.values()) {
            identify(joint);
        }
        List<Integer> speedUnits = new ArrayList<>();
        List<Integer> minimum = new ArrayList<>();
        List<Integer> maximum = new ArrayList<>();
        for (Joint joint : Joint.values()) {
            int phase = configure(joint);
            speedUnits.add((phase & FINE_SPEED_UNIT) != 0 ? 1 : 50);
            minimum.add(read(joint, Register.MIN_POSITION_LIMIT));
            maximum.add(read(joint, Register.MAX_POSITION_LIMIT));
            LOG.debug(
                    "{}: range {}…{}, homing offset {}",
                    joint.label(),
                    minimum.getLast(),
                    maximum.getLast(),
                    read(joint, Register.HOMING_OFFSET));
        }
        return new Facts(Calibration.of(minimum, maximum), speedUnits);
    }

    private void identify(Joint joint) throws IOException {
        try {
            int faults = chain.ping(joint.id(), chain.deadline());
            if (faults != 0) {
                LOG.warn("servo {} ({}) reports {}", joint.id(), joint.label(), Faults.describe(faults));
            }
        } catch (NoReplyException e) {
            throw new IOException(
                    "servo " + joint.id() + " (" + joint.label()
                            + ") does not answer; check its cable, its id and the arm's power",
                    e);
        }
        int model = read(joint, Register.MODEL_NUMBER);
        if (model != STS3215) {
            throw new IOException("servo " + joint.id() + " (" + joint.label() + ") is of model " + model
                    + ", an SO-101 has " + STS3215 + " (STS3215)");
        }
    }

    /** @return the servo's phase register */
    private int configure(Joint joint) throws IOException {
        int phase = read(joint, Register.PHASE) & ~MULTI_TURN_FEEDBACK;
        Map<Register, Integer> differing = new EnumMap<>(Register.class);
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

    /** What LeRobot's {@code configure()} writes for a follower; the gripper's limits keep it from burning out. */
    private static Map<Register, Integer> wanted(Joint joint, int phase) {
        Map<Register, Integer> wanted = new EnumMap<>(Register.class);
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
        }
        return wanted;
    }

    private int read(Joint joint, Register register) throws IOException {
        return chain.read(joint.id(), register, chain.deadline());
    }

    private void write(Joint joint, Register register, int value) throws IOException {
        chain.write(joint.id(), register, value, chain.deadline());
    }
}
