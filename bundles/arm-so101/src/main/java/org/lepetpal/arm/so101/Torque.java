package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Switches the torque of all servos. Goals are set to where the joints stand before torque comes on: LeRobot does not,
 * and its users report grippers that fly open and arms that jump. Sync writes are not acknowledged, so that the switch
 * is read back.
 */
final class Torque {
    private static final int ATTEMPTS = 3;

    private final ServoChain chain;
    private final Check check;

    Torque(ServoChain chain, Check check) {
        this.chain = chain;
        this.check = check;
    }

    /** Whether joints may get torque where they stand. */
    interface Check {
        void check(int[] steps) throws IOException;
    }

    /** The steps where all joints stand. */
    static int[] positions(ServoChain chain, Deadline deadline) throws IOException {
        Register position = Register.PRESENT_POSITION;
        List<StatusFrame> frames = chain.syncRead(Joint.IDS, position.address(), position.size(), deadline);
        return frames.stream()
                .mapToInt(frame -> position.decode(frame.data(), position.address()))
                .toArray();
    }

    /** Whether any servo has torque. */
    static boolean holds(ServoChain chain, Deadline deadline) throws IOException {
        Register torque = Register.TORQUE_ENABLE;
        return chain.syncRead(Joint.IDS, torque.address(), torque.size(), deadline).stream()
                .anyMatch(frame -> torque.decode(frame.data(), torque.address()) != 0);
    }

    /**
     * Stiffens the arm where it stands.
     *
     * @return the steps where it stands
     * @throws IOException also when a joint cannot stand where it is said to
     */
    int[] on(Deadline deadline) throws IOException {
        int[] present = positions(chain, deadline);
        check.check(present);
        chain.syncWrite(Joint.IDS, Register.GOAL_POSITION, present);
        set(1, deadline);
        return present;
    }

    /** Lets the arm go limp. */
    void off(Deadline deadline) throws IOException {
        set(0, deadline);
    }

    private void set(int wanted, Deadline deadline) throws IOException {
        int[] values = new int[Joint.IDS.size()];
        Arrays.fill(values, wanted);
        Register torque = Register.TORQUE_ENABLE;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            chain.syncWrite(Joint.IDS, torque, values);
            List<StatusFrame> frames = chain.syncRead(Joint.IDS, torque.address(), torque.size(), deadline);
            if (frames.stream().allMatch(frame -> torque.decode(frame.data(), torque.address()) == wanted)) {
                return;
            }
        }
        throw new NoReplyException("servos do not switch torque " + (wanted == 0 ? "off" : "on"));
    }
}
