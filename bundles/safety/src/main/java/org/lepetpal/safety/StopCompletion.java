package org.lepetpal.safety;

import java.time.Duration;
import java.util.Optional;
import org.lepetpal.api.arm.Arm;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.time.Timebase.Schedule;
import org.lepetpal.api.time.Timebase.Urgency;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Completes software stops while a wrong setting keeps the safety kernel out: an arm that holds must let go all the same. By a kernel
 * of the default settings that nobody is offered, so that nobody can have it drive. Takes no settings, so that none keeps it out.
 */
@Component(
        service = {},
        immediate = true,
        configurationPolicy = ConfigurationPolicy.IGNORE)
public final class StopCompletion {
    private static final Duration PERIOD = Duration.ofMillis(10);
    /** A setting that is saved makes another kernel: the one before it may be at work for a moment. */
    private static final long HANDING_OVER_NANOS = 1_000_000_000;

    private final Latest<SafetyKernel> offered = new Latest<>();
    private final RuleKernel kernel;
    private final Schedule schedule;
    /** When there was one last; the schedule's alone. */
    private long offeredNanos;

    /** Called by the framework. */
    @Activate
    public StopCompletion(
            @Reference(name = "switchboard") Switchboard switchboard,
            @Reference(name = "timebase") Timebase time,
            @Reference(name = "stops") StopKeeper stops) {
        Settings defaults = Settings.defaults();
        RuleBook book = new RuleBook(defaults, Optional::empty, Optional::empty);
        LoopWatch noLoop = new LoopWatch(defaults.deadmanTicks());
        kernel = new RuleKernel(switchboard.slot(Arm.class), book, stops.latch(), noLoop, time);
        offeredNanos = time.nanoTime();
        schedule = time.every("safety-stops", PERIOD, Urgency.CONTROL, beat -> watch(beat.nowNanos()));
    }

    private void watch(long nanos) {
        if (offered.get().isPresent()) {
            offeredNanos = nanos;
        } else if (nanos - offeredNanos > HANDING_OVER_NANOS) {
            kernel.watch(nanos);
        }
    }

    @Deactivate
    void stop() {
        schedule.close();
        kernel.close();
    }

    @Reference(
            name = "kernel",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addKernel(SafetyKernel service) {
        offered.came(service);
    }

    void removeKernel(SafetyKernel service) {
        offered.left(service);
    }
}
