package org.lepetpal.policy.smolvla;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.PolicyConfig;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the checkpoint that the operator names, on its own worker, and says what it is or what is wrong with it. */
@Component(
        service = HealthSource.class,
        configurationPid = "org.lepetpal.policy.smolvla",
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = Settings.Config.class)
public final class CheckpointKeeper implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointKeeper.class);
    private static final String NAME = "policy-smolvla";

    private final Optional<Timebase.Worker> worker;
    private volatile ComponentHealth health;

    /** Called by the framework. A wrong setting shows in the health and stops nothing else. */
    @Activate
    public CheckpointKeeper(@Reference(name = "timebase") Timebase time, Settings.Config config) {
        Optional<Path> folder = Optional.empty();
        ComponentHealth first = ComponentHealth.of(NAME, Status.ABSENT, "no checkpoint (MODEL_PATH is empty)");
        try {
            folder = Settings.of(config).folder();
        } catch (IllegalArgumentException e) {
            first = refused(e.getMessage());
        }
        health = folder.isPresent() ? ComponentHealth.of(NAME, Status.STARTING, "reading the checkpoint") : first;
        worker = folder.map(there -> readSoon(there, time.worker(NAME, 1)));
    }

    private Timebase.Worker readSoon(Path folder, Timebase.Worker worker) {
        worker.execute(() -> read(folder));
        return worker;
    }

    @Deactivate
    void stop() {
        worker.ifPresent(Timebase.Worker::close);
    }

    @Override
    public ComponentHealth health() {
        return health;
    }

    private void read(Path folder) {
        try (Checkpoint checkpoint = Checkpoint.open(folder, Surroundings.ofProcess())) {
            String found = describe(checkpoint);
            LOG.warn("MODEL_PATH: {}; it was read and checked, and is not run by this version", found);
            health = ComponentHealth.of(
                    NAME, Status.DEGRADED, found + "; read and checked, but this version does not run it");
        } catch (IOException e) {
            LOG.debug("checkpoint", e);
            health = refused("MODEL_PATH = " + folder.getFileName() + ": " + e.getMessage());
        }
    }

    private static ComponentHealth refused(String why) {
        LOG.error("the checkpoint stays out: {}", why);
        return ComponentHealth.of(NAME, Status.DOWN, why);
    }

    private static String describe(Checkpoint checkpoint) {
        PolicyConfig config = checkpoint.config();
        return String.format(
                Locale.ROOT,
                "%s checkpoint, %.1f million parameters, cameras %s, state %d, actions %d × %d",
                config.type(),
                checkpoint.parameters() / 1e6,
                config.cameras(),
                config.stateSize(),
                config.chunkSize(),
                config.actionSize());
    }
}
