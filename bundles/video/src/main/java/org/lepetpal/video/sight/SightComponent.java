package org.lepetpal.video.sight;

import java.util.Optional;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sight;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.video.Config;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Ties the robot's sight to the framework. Other settings take effect without its going away. */
@Component(
        service = {Sight.class, HealthSource.class},
        immediate = true,
        configurationPid = "org.lepetpal.video",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Config.class)
public final class SightComponent implements Sight, HealthSource {
    private final RobotSight sight;
    private int rateHz;

    @Activate
    public SightComponent(
            Config config,
            @Reference(name = "switchboard") Switchboard switchboard,
            @Reference(name = "timebase") Timebase timebase) {
        this.rateHz = rate(config);
        this.sight = new RobotSight(switchboard, timebase, rateHz);
    }

    @Modified
    void modified(Config config) {
        int wished = rate(config);
        if (wished != rateHz) {
            rateHz = wished;
            sight.pace(wished);
        }
    }

    private static int rate(Config config) {
        int rate = config.detect_rate_hz();
        if (rate < 1 || rate > 60) {
            throw new IllegalArgumentException("DETECT_RATE_HZ = " + rate + " is not in 1…60");
        }
        return rate;
    }

    @Deactivate
    void stop() {
        sight.close();
    }

    @Override
    public Optional<Sighting> latest() {
        return sight.latest();
    }

    @Override
    public Optional<Frame> frame() {
        return sight.frame();
    }

    @Override
    public ComponentHealth health() {
        return sight.health();
    }
}
