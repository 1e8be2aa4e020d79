package org.lepetpal.arm.so101;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.time.Backoff;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a servo its torque back that protected itself: after an overload or too much current an STS3215 keeps its alarm and
 * a fifth of its torque, however light its work has become, until torque is switched anew or its goal passes to its other
 * side. It is done once the joint has stood beside its goal for 200 ms, so that nothing moves by it;
 * to bring the goal there is up to who drives the arm. First by switching on what is on; a servo that takes no notice is
 * switched off and on within a millisecond, ever more seldom. While nobody measures, as where the control loop is silent and the
 * arm is only held, nothing is switched: whoever led the joint away meanwhile would feel it leap.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    /** Overload and over-current; whoever has another alarm besides, as of heat, is left alone. */
    private static final int LATCHED = 0x20 | 0x08;
    /** Steps: at LeRobot's P of 16 a servo that is so far off its goal works at two fifths of its force at most. */
    private static final int BESIDE = 10;

    private static final long SETTLED_NANOS = Duration.ofMillis(200).toNanos();
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final ServoChain chain;
    private final Timebase time;
    private final Map<Joint, Patient> patients = new EnumMap<>(Joint.class);

    Recovery(ServoChain chain, Timebase time) {
        this.chain = chain;
        this.time = time;
    }

    /**
     * To be called after goals were sent; sends two frames at most for a joint, which nobody acknowledges.
     *
     * @param state a measurement of this moment
     * @param scales of its positions
     * @param goal in steps
     */
    void tend(ArmState state, Scales scales, int[] goal) throws IOException {
        for (int i = 0; i < Joint.ALL.size(); i++) {
            Joint joint = Joint.ALL.get(i);
            int faults = state.joints().get(i).faults();
            if ((faults & LATCHED) == 0 || (faults & ~LATCHED) != 0) {
                patients.remove(joint);
                continue;
            }
            Patient patient = patients.computeIfAbsent(joint, _ -> new Patient());
            int present = scales.get(i).steps(state.positions().get(i));
            if (patient.settled(Math.abs(goal[i] - present) <= BESIDE)) {
                treat(joint, patient);
            }
        }
    }

    /** To be called instead where goals were sent of which nobody knows how the arm stands to them: nobody has stood beside his. */
    void unseen() {
        patients.values().forEach(Patient::lostSight);
    }

    private void treat(Joint joint, Patient patient) throws IOException {
        LOG.debug("{} protected itself and stands beside its goal: its torque is switched anew", joint.label());
        if (patient.treated) {
            torque(joint, 0);
        }
        torque(joint, 1);
        patient.treated = true;
        patient.leaveFor(patient.pauses.next());
    }

    private void torque(Joint joint, int value) throws IOException {
        chain.syncWrite(List.of(joint.id()), Register.TORQUE_ENABLE, new int[] {value});
    }

    /** One servo from its alarm's beginning to its end. */
    private final class Patient {
        private final Backoff pauses = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
        private boolean beside;
        private long besideNanos;
        private boolean treated;
        private long pausedNanos = time.nanoTime();

        boolean settled(boolean besideNow) {
            long now = time.nanoTime();
            if (besideNow && !beside) {
                besideNanos = now;
            }
            beside = besideNow;
            return beside && now - besideNanos >= SETTLED_NANOS && now - pausedNanos >= 0;
        }

        void lostSight() {
            if (beside) {
                LOG.debug("a servo that protected itself waits until its arm is measured again");
            }
            beside = false;
        }

        void leaveFor(Duration pause) {
            pausedNanos = time.nanoTime() + pause.toNanos();
        }
    }
}
