package org.lepetpal.video.sight;

import java.util.Optional;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sight;
import org.lepetpal.api.vision.Sighting;
import org.lepetpal.video.Config;
import org.lepetpal.video.Settings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Ties the robot's sight to the framework. */
@Component(
        service = Sight.class,
        immediate = true,
        configurationPid = "org.lepetpal.video",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class SightComponent implements Sight {
    private final RobotSight sight;

    @Activate
    public SightComponent(
            Config config,
            @Reference(name = "switchboard") Switchboard switchboard,
            @Reference(name = "timebase") Timebase timebase) {
        sight = new RobotSight(switchboard, timebase, Settings.of(config).detectRateHz());
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
}
