package org.lepetpal.command;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at ways to poses for an arm that took the place of another in the middle of one: as when somebody asks for it,
 * but beside the tick, which may not take as long.
 */
final class SecondLook implements AutoCloseable {
    /** Arms that may come while one look is taken. */
    private static final int BACKLOG = 8;

    private static final Logger LOG = LoggerFactory.getLogger(SecondLook.class);

    private final Timebase.Worker worker;
    private final SafetyKernel safety;
    private final double rateHz;

    SecondLook(Timebase time, SafetyKernel safety, double rateHz) {
        this.worker = time.worker("second-look", BACKLOG);
        this.safety = safety;
        this.rateHz = rateHz;
    }

    /**
     * What is to be known of the way from where the arm is now. Does not block.
     *
     * @return says so once it is known, or cannot be; empty until then
     */
    Supplier<Optional<Ways.Prospect>> at(JointAngles pose, Moment now) {
        // Noted here: the moment is another one by the time the worker looks.
        ArmReading reading = new ArmReading(now.nanos(), now.state());
        Body here = new Body(Optional.of(now.arm()), Optional.of(reading), Optional.of(now.lastTarget()));
        Ways ways = new Ways(safety, () -> here, rateHz);
        AtomicReference<Optional<Ways.Prospect>> found = new AtomicReference<>(Optional.empty());
        worker.execute(() -> found.set(Optional.of(look(ways, pose))));
        return found::get;
    }

    /** A look that fails ends the journey, which would wait for it. */
    private static Ways.Prospect look(Ways ways, JointAngles pose) {
        try {
            return ways.to(pose);
        } catch (RuntimeException e) {
            LOG.warn("the way to a pose could not be looked at", e);
            return new Ways.Prospect(
                    Pace.GENTLE,
                    Optional.of(new Failure("arm_error", "the way could not be looked at for another arm: " + e)));
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
