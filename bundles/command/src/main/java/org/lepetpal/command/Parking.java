package org.lepetpal.command;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.safety.SafetyKernel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For the end of the process: once nobody needs the arm any more it is released where that is safe, at home and at rest, and held for
 * good elsewhere.
 */
final class Parking {
    private static final Logger LOG = LoggerFactory.getLogger(Parking.class);

    private final SafetyKernel safety;
    private final AtomicReference<Occupant> place;
    private volatile Optional<CountDownLatch> wanted = Optional.empty();
    /** Of the control loop's thread alone. */
    private boolean over;

    Parking(SafetyKernel safety, AtomicReference<Occupant> place) {
        this.safety = safety;
        this.place = place;
    }

    /**
     * It is wanted. Any thread.
     *
     * @return opens when that is done
     */
    CountDownLatch begin() {
        CountDownLatch done = new CountDownLatch(1);
        wanted = Optional.of(done);
        return done;
    }

    /** Whether it is done, and nothing is left to do in a tick. The loop alone asks. */
    boolean isOver() {
        return over;
    }

    /** At the end of each tick, by the loop. */
    void attend(Optional<ArmDescription> arm, Optional<ArmState> state) {
        if (wanted.isEmpty() || place.get() != Occupant.NOBODY) {
            return;
        }
        boolean home = arm.isPresent()
                && state.isPresent()
                && PosePath.arrived(
                        state.get().positions(), arm.get(), arm.get().home());
        if (home && !released()) {
            return;
        }
        over = true;
        wanted.get().countDown();
    }

    /** Whether nothing more is to be done about the arm; while it still moves, the next tick asks again. */
    private boolean released() {
        try {
            safety.release();
            LOG.info("the arm is at home and released");
        } catch (IllegalStateException moving) {
            LOG.debug("not released yet", moving);
            return false;
        } catch (IOException e) {
            LOG.warn("the arm is at home but could not be released", e);
        }
        return true;
    }
}
