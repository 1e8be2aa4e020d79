package org.lepetpal.policy.replay;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.nio.file.Path;
import java.util.Optional;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the recording that a setting names. A changed setting begins anew. */
@Component(
        service = HealthSource.class,
        configurationPid = "org.lepetpal.policy.replay",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Config.class)
public final class ReplayKeeper implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayKeeper.class);
    private static final String COMPONENT = "policy-replay";
    /** Never preferred: it does one thing. */
    private static final int RANKING = -1;

    private final Optional<Player> player;
    private final ComponentHealth without;

    /** Called by the framework. A wrong setting shows in the health and stops nothing else. */
    @Activate
    public ReplayKeeper(BundleContext bundle, @Reference(name = "timebase") Timebase time, Config config) {
        Optional<Script> script = Optional.empty();
        ComponentHealth nothing = ComponentHealth.of(COMPONENT, Status.ABSENT, "no recording (REPLAY_PATH is empty)");
        try {
            Settings settings = Settings.of(config);
            script = settings.folder().map(folder -> script(folder, settings));
        } catch (IllegalArgumentException e) {
            LOG.error("nothing is played: {}", e.getMessage());
            nothing = ComponentHealth.of(COMPONENT, Status.DOWN, e.getMessage());
        }
        this.without = nothing;
        this.player = script.map(wanted -> new Player(bundle, time, wanted));
    }

    private static Script script(Path folder, Settings settings) {
        String name = String.valueOf(folder.getFileName());
        return new Script(
                "REPLAY_PATH = " + name,
                folder,
                settings.episode(),
                settings.units(),
                "replay",
                name + "-" + settings.episode(),
                Optional.empty(),
                RANKING);
    }

    @Reference(name = "safety", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindSafety(SafetyKernel service) {
        player.ifPresent(it -> it.come(service));
    }

    void unbindSafety(SafetyKernel service) {
        player.ifPresent(it -> it.leave(service));
    }

    @Deactivate
    void stop() {
        player.ifPresent(Player::stop);
    }

    @Override
    public ComponentHealth health() {
        return player.map(Player::state)
                .map(state -> ComponentHealth.of(COMPONENT, state.status(), state.detail()))
                .orElse(without);
    }
}
