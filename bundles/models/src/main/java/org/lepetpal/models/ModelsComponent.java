package org.lepetpal.models;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;
import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.model.ModelLibrary;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ties the repository to the framework. With wrong settings there is none, and health says so. */
@Component(
        service = HealthSource.class,
        immediate = true,
        configurationPid = "org.lepetpal.models",
        configurationPolicy = REQUIRE)
@Designate(ocd = Config.class)
public final class ModelsComponent implements HealthSource {
    private static final Logger LOG = LoggerFactory.getLogger(ModelsComponent.class);

    private final List<ModelFormat> formats = new CopyOnWriteArrayList<>();
    private final Optional<Repository> repository;
    private final Optional<ServiceRegistration<ModelLibrary>> registration;
    private final Supplier<ComponentHealth> health;

    @Activate
    public ModelsComponent(
            BundleContext bundle,
            @Reference(name = "timebase") Timebase time,
            @Reference(name = "configAdmin") ConfigurationAdmin admin,
            Config config) {
        Optional<Repository> opened = Optional.empty();
        Supplier<ComponentHealth> told;
        try {
            Settings settings =
                    Settings.of(config, RobotHome.of(bundle::getProperty).folder());
            Repository made =
                    new Repository(settings, time, () -> List.copyOf(formats), new Orders(admin), new Waiting(bundle));
            opened = Optional.of(made);
            told = made::health;
        } catch (IllegalArgumentException wrong) {
            LOG.error("there is no repository of models: {}", wrong.getMessage());
            told = () -> ComponentHealth.of("models", Status.DOWN, wrong.getMessage());
        }
        this.repository = opened;
        this.health = told;
        this.registration = opened.map(made -> bundle.registerService(ModelLibrary.class, made, null));
    }

    @Reference(name = "formats", cardinality = MULTIPLE, policy = DYNAMIC, policyOption = GREEDY)
    void addFormat(ModelFormat format) {
        formats.add(format);
    }

    void removeFormat(ModelFormat format) {
        formats.remove(format);
    }

    @Override
    public ComponentHealth health() {
        return health.get();
    }

    @Deactivate
    void stop() {
        registration.ifPresent(ServiceRegistration::unregister);
        repository.ifPresent(Repository::close);
    }
}
