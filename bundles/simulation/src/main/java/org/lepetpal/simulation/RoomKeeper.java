package org.lepetpal.simulation;

import java.util.Optional;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.SteppedTime;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.whiteboard.annotations.RequireHttpWhiteboard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a simulated room while its settings make sense, and says in its health what is wrong with them where they do not. */
@Component(
        service = HealthSource.class,
        immediate = true,
        configurationPid = "org.lepetpal.simulation",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Settings.Config.class)
@RequireHttpWhiteboard
public final class RoomKeeper implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(RoomKeeper.class);

    private final Optional<SimulatedRoom> room;
    private final HealthSource health;

    /** Called by the framework. */
    @Activate
    public RoomKeeper(BundleContext bundle, @Reference(name = "timebase") Timebase time, Settings.Config config) {
        Optional<SimulatedRoom> built = Optional.empty();
        HealthSource told;
        try {
            SimulatedRoom made = new SimulatedRoom(bundle, time, Settings.of(config));
            built = Optional.of(made);
            told = made;
        } catch (IllegalArgumentException wrong) {
            LOG.error("there is no simulated room: {}", wrong.getMessage());
            ComponentHealth down = new ComponentHealth("simulation", Status.DOWN, wrong.getMessage(), true);
            told = () -> down;
        }
        room = built;
        health = told;
    }

    @Deactivate
    void stop() {
        room.ifPresent(SimulatedRoom::close);
    }

    @Reference(name = "steppedTime", cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setSteppedTime(SteppedTime time) {
        room.ifPresent(there -> there.stepBy(time));
    }

    void unsetSteppedTime(SteppedTime time) {
        room.ifPresent(SimulatedRoom::passByItself);
    }

    @Override
    public ComponentHealth health() {
        return health.health();
    }
}
