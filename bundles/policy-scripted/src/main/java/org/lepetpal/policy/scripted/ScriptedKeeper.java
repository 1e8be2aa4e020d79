package org.lepetpal.policy.scripted;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.arm.ArmPoses;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.policy.Policy;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.vision.CameraSetups;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Registers the scripted policy while its settings are right and an arm's geometry is there. */
@Component(
        service = HealthSource.class,
        immediate = true,
        configurationPid = "org.lepetpal.policy.scripted",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class ScriptedKeeper implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptedKeeper.class);

    private final BundleContext bundle;
    private final Optional<Settings> settings;
    private final String complaint;
    private final Latest<CameraSetups> setups = new Latest<>();
    private final Latest<ArmPoses> poses = new Latest<>();
    private final Latest<Kinematics> geometry = new Latest<>();
    private Optional<Published> published = Optional.empty();
    private boolean active = true;
    private volatile ComponentHealth health;

    @Activate
    public ScriptedKeeper(BundleContext bundle, Config config) {
        this.bundle = bundle;
        Optional<Settings> right = Optional.empty();
        String wrong = "";
        try {
            right = Optional.of(Settings.of(config));
        } catch (IllegalArgumentException e) {
            wrong = e.getMessage();
            LOG.error("the scripted policy stays out: {}", wrong);
        }
        this.settings = right;
        this.complaint = wrong;
        refresh();
    }

    /** A geometry came. */
    @Reference(name = "kinematics", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    synchronized void setKinematics(Kinematics kinematics) {
        geometry.came(kinematics);
        refresh();
    }

    /** A geometry went; another one may have come before. */
    synchronized void unsetKinematics(Kinematics kinematics) {
        if (geometry.left(kinematics)) {
            refresh();
        }
    }

    /** From now on zones bind that were drawn there. */
    @Reference(name = "setups", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setSetups(CameraSetups service) {
        setups.came(service);
    }

    /** Those went; others may have come before. */
    void unsetSetups(CameraSetups service) {
        setups.left(service);
    }

    /** From now on things are thrown from where these say. */
    @Reference(name = "poses", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void setPoses(ArmPoses service) {
        poses.came(service);
    }

    /** Those went; others may have come before. */
    void unsetPoses(ArmPoses service) {
        poses.left(service);
    }

    @Deactivate
    synchronized void stop() {
        active = false;
        refresh();
    }

    @Override
    public ComponentHealth health() {
        return health;
    }

    private synchronized void refresh() {
        published.ifPresent(Published::withdraw);
        published = Optional.empty();
        Optional<Kinematics> arm = geometry.get();
        if (active && settings.isPresent() && arm.isPresent()) {
            Surroundings surroundings = new Surroundings(arm.get(), new Zones(setups::get), () -> poses.get()
                    .map(ArmPoses::all)
                    .orElse(Map.of()));
            published = Optional.of(publish(new ScriptedPolicy(version(), settings.get(), surroundings)));
        }
        health = judge();
    }

    private ComponentHealth judge() {
        if (settings.isEmpty()) {
            return ComponentHealth.of("policy-scripted", Status.DOWN, complaint);
        }
        return published.isPresent()
                ? ComponentHealth.of("policy-scripted", Status.OK, "version " + version() + " serves")
                : ComponentHealth.of("policy-scripted", Status.STARTING, "waits for the geometry of an arm");
    }

    private Published publish(ScriptedPolicy policy) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, ScriptedPolicy.NAME);
        properties.put(ServiceKeys.VERSION, version());
        return new Published(policy, bundle.registerService(Policy.class, policy, properties));
    }

    private String version() {
        return bundle.getBundle().getVersion().toString();
    }

    private record Published(ScriptedPolicy policy, ServiceRegistration<Policy> registration) {
        /** Unregisters first: the switchboard waits for who is using it. */
        void withdraw() {
            registration.unregister();
            policy.withdraw();
        }
    }
}
