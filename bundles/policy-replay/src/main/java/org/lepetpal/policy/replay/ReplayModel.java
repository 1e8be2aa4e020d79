package org.lepetpal.policy.replay;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.model.ModelKeys;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.swap.Applicant;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Keeps one recording that lies among the models; its first episode unless the bundle's settings name another. */
@Component(
        service = Applicant.class,
        configurationPid = {"org.lepetpal.policy.replay", ReplayFormat.FACTORY_PID},
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
public final class ReplayModel implements Applicant {
    private static final int MODEST = -1;

    private final Script script;
    private final Player player;

    /** Called by the framework. */
    @Activate
    public ReplayModel(
            BundleContext bundle,
            @Reference(name = "timebase") Timebase time,
            Config config,
            Map<String, Object> properties) {
        Settings settings = Settings.of(config);
        this.script = new Script(
                text(properties, ServiceKeys.ORIGIN),
                Path.of(text(properties, ModelKeys.PATH)),
                settings.episode(),
                settings.units(),
                text(properties, ServiceKeys.NAME),
                text(properties, ServiceKeys.VERSION),
                Optional.of(text(properties, ServiceKeys.ORIGIN)),
                properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : MODEST);
        this.player = new Player(bundle, time, script);
    }

    private static String text(Map<String, Object> properties, String key) {
        if (properties.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new IllegalArgumentException(key + " is missing");
    }

    @Reference(name = "safety", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void bindSafety(SafetyKernel service) {
        player.come(service);
    }

    void unbindSafety(SafetyKernel service) {
        player.leave(service);
    }

    @Deactivate
    void stop() {
        player.stop();
    }

    @Override
    public Candidate application() {
        Player.State state = player.state();
        return Candidate.applying(
                SlotName.POLICY,
                script.name(),
                script.version(),
                script.label(),
                state.status() == Status.DOWN ? CandidateState.FAILED : CandidateState.LOADING,
                state.detail());
    }
}
