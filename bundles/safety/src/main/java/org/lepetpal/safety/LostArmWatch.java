package org.lepetpal.safety;

import java.time.Duration;
import java.util.Optional;
import org.lepetpal.api.safety.StopCategory;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.time.Timebase.Schedule;
import org.lepetpal.api.time.Timebase.Urgency;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes power, while a stop that removes it is latched, from arms that may hold and that no kernel can reach. On a thread of its own: who
 * stops does not wait for a port that is opened, and neither do loop and kernel. Takes no settings, so that none keeps it out.
 */
@Component(
        service = {},
        immediate = true,
        configurationPolicy = ConfigurationPolicy.IGNORE)
public final class LostArmWatch {
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final StopKeeper stops;
    private final Schedule schedule;
    /** There was one at the beat before. */
    private boolean astray;

    /** Called by the framework. */
    @Activate
    public LostArmWatch(@Reference(name = "stops") StopKeeper stops, @Reference(name = "timebase") Timebase time) {
        this.stops = stops;
        this.schedule = time.every("safety-lost-arms", PERIOD, Urgency.NORMAL, beat -> watch(beat.nowNanos()));
    }

    @Deactivate
    void stop() {
        schedule.close();
    }

    private void watch(long nanos) {
        LostArms lost = stops.lost();
        Optional<StopLatch.Stop> stop = stops.latch().latched();
        boolean confirmed = letGo(lost, nanos);
        boolean any = lost.any();
        // One that its driver lets go of just now has gone by the next beat; of an arm in its slot the kernel says how
        // it is.
        if (stop.isPresent() && (confirmed || any && astray) && stops.armless()) {
            stops.latch().atRest(stop.get(), !any);
        }
        astray = any;
    }

    private boolean letGo(LostArms lost, long nanos) {
        if (removesPower()) {
            return lost.letGo(nanos, this::removesPower);
        }
        lost.spare();
        return false;
    }

    private boolean removesPower() {
        return stops.latch()
                .latched()
                .filter(stop -> stop.state().category() == StopCategory.POWER_REMOVED)
                .isPresent();
    }
}
