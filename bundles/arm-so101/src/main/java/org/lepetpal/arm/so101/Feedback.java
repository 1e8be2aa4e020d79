package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.time.Timebase;

/**
 * Measures all joints in one transaction: the registers from present position to present current. Of what it tells it makes anew
 * only what has changed. Of one caller at a time.
 */
final class Feedback {
    /** The safety kernel goes by no older measurement. */
    private static final long MOMENT_NANOS = 50_000_000;
    /** Ten degrees: a hand leads a limp joint no faster than so far in that time. */
    private static final int APART = 114;

    private final ServoChain chain;
    private final Timebase time;
    private final byte[] request = FeetechProtocol.syncRead(Joint.IDS, JointFeedback.FROM, JointFeedback.LENGTH);
    private final List<JointFeedback> servos;
    private final Stance stance;
    private final JointReading[] newest = new JointReading[Joint.ALL.size()];
    private List<JointReading> joints = List.of();
    private Optional<ArmState> state = Optional.empty();
    private long nanos;
    private boolean forgotten = true;

    /** @param speedUnits steps per second that one unit of each servo's velocity register stands for */
    Feedback(ServoChain chain, Scales scales, List<Integer> speedUnits, Timebase time) {
        this.chain = chain;
        this.time = time;
        this.servos = IntStream.range(0, Joint.IDS.size())
                .mapToObj(i -> new JointFeedback(scales.get(i).unitsPerStep() * speedUnits.get(i)))
                .toList();
        this.stance = new Stance(scales);
    }

    /** @return how the arm is; the same object for as long as it says the same */
    ArmState read(Deadline deadline) throws IOException {
        Answers answers = chain.ask(request, Joint.IDS, JointFeedback.LENGTH, deadline);
        nanos = time.nanoTime();
        forgotten = false;
        boolean another = state.isEmpty();
        for (int i = 0; i < servos.size(); i++) {
            another |= servos.get(i).hear(answers, i);
            newest[i] = servos.get(i).reading();
            stance.put(i, servos.get(i).steps());
        }
        if (another) {
            joints = List.of(newest);
        }
        JointAngles positions = stance.angles();
        if (another || state.get().positions() != positions) {
            state = Optional.of(new ArmState(positions, joints));
        }
        return state.get();
    }

    /** How the arm was a moment ago at most; empty where nobody has looked since, or where it has been limp meanwhile. */
    Optional<ArmState> fresh() {
        return fresh(time.nanoTime()) ? state : Optional.empty();
    }

    private boolean fresh(long now) {
        return !forgotten && now - nanos <= MOMENT_NANOS;
    }

    /** When that was. */
    long nanos() {
        return nanos;
    }

    /**
     * An arm that stands at two places within a moment is read wrong at one of them, and whoever moves it may go by that one.
     *
     * @param present where its joints are said to stand now
     * @throws NoReplyException naming the joint and both places
     */
    void confirm(int[] present) throws NoReplyException {
        if (!fresh(time.nanoTime())) {
            return;
        }
        for (int i = 0; i < present.length; i++) {
            int before = servos.get(i).steps();
            if (Math.abs(present[i] - before) > APART) {
                throw new NoReplyException(
                        Joint.servo(Joint.IDS.get(i)) + " stands at step " + before + ", and a moment later at "
                                + present[i],
                        true);
            }
        }
    }

    /** Where it was measured means nothing any more. */
    void forget() {
        forgotten = true;
    }
}
