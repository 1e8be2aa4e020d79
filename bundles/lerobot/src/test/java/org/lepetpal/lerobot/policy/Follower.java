package org.lepetpal.lerobot.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.PolicyStep;
import org.lepetpal.testkit.TestArms;
import org.lepetpal.timebase.SteppedTimebase;

/** A loop at 100 Hz, and an arm that is at once where it is told to be. */
final class Follower {
    private static final Duration TICK = Duration.ofMillis(10);

    private final SteppedTimebase time;
    private JointAngles arm = JointAngles.of(-90, 0, 0, 0, 0, 50);
    private Optional<PolicyStep> last = Optional.empty();
    private long ticks;
    private long idle;
    private double largestStep;

    Follower(SteppedTimebase time) {
        this.time = time;
    }

    /** Follows a run until it ends or the time is over. */
    void follow(LearnedRun run, Duration span) {
        for (long tick = 0; tick < span.dividedBy(TICK); tick++) {
            last = Optional.of(run.next(TestArms.observation(time.nanoTime(), arm)));
            if (!(last.get() instanceof PolicyStep.Move move)) {
                return;
            }
            JointAngles before = arm;
            arm = target(move.chunk());
            ticks++;
            idle += before.equals(arm) ? 1 : 0;
            largestStep = Math.max(largestStep, before.distance(arm));
            assertThat(before.distance(arm)).isLessThan(50);
            time.advance(TICK);
        }
    }

    private JointAngles target(ActionChunk chunk) {
        double index = Math.max(0, (time.nanoTime() - chunk.startNanos()) * chunk.rateHz() / 1e9);
        int before = (int) Math.min(index, chunk.targets().size() - 1);
        int after = Math.min(before + 1, chunk.targets().size() - 1);
        return chunk.targets().get(before).towards(chunk.targets().get(after), Math.min(1, index - before));
    }

    JointAngles arm() {
        return arm;
    }

    Optional<PolicyStep> last() {
        return last;
    }

    ActionChunk chunk() {
        return ((PolicyStep.Move) last.orElseThrow()).chunk();
    }

    /** Share of the ticks in which the arm did not move. */
    double idle() {
        return (double) idle / ticks;
    }

    /** What was done so far does not count as a step. */
    void forgetSteps() {
        largestStep = 0;
    }

    /** Of any joint in one tick, degrees. */
    double largestStep() {
        return largestStep;
    }
}
