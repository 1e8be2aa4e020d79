package org.lepetpal.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.HealthSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every bundle that starts its configurations (docs/decisions/0010). It works on the thread that starts the
 * bundle, before the bundle's own components are looked at.
 */
@Component(service = HealthSource.class, immediate = true)
public final class SettingsApplier implements HealthSource, BundleTrackerCustomizer<Bundle>, FrameworkListener {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsApplier.class);
    private static final String COMPONENT = "settings";

    private final BundleContext context;
    private final Sources sources;
    private final Configurations configurations;
    private final SettingsHealth health;
    private final Set<String> known = Collections.synchronizedSet(new HashSet<>());
    private final BundleTracker<Bundle> tracker;

    /**
     * @param context tells {@link Home} where {@code conf/lepetpal.env} is
     * @param admin where the configurations go
     */
    @Activate
    public SettingsApplier(BundleContext context, @Reference(name = "configurationAdmin") ConfigurationAdmin admin)
            throws IOException {
        this.context = context;
        Home home = Home.of(context::getProperty);
        this.sources = new Sources(System.getenv(), EnvFile.of(lines(home.envFile())));
        this.configurations = new Configurations(admin, new Applied(home.appliedMarks()));
        this.health = new SettingsHealth();
        sources.file().problems().forEach(problem -> report(EnvFile.NAME, problem));
        this.tracker = new BundleTracker<>(context, Bundle.STARTING | Bundle.ACTIVE, this);
        tracker.open();
        context.addFrameworkListener(this);
        if (context.getBundle(0).getState() == Bundle.ACTIVE) {
            warnOfUnread();
        }
    }

    @Deactivate
    void stop() {
        context.removeFrameworkListener(this);
        tracker.close();
    }

    @Override
    public ComponentHealth health() {
        return health.now(COMPONENT);
    }

    @Override
    public Bundle addingBundle(Bundle bundle, BundleEvent event) {
        for (Group group : groups(bundle)) {
            group.variables().map(Attribute::name).forEach(known::add);
            apply(group);
        }
        return bundle;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        // From STARTING to ACTIVE: its configurations are made already.
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Bundle tracked) {
        // What a person edited stays for its return; a complaint does not outlive the bundle that it kept out.
        groups(bundle).forEach(group -> health.clear(group.pid()));
    }

    /** Looks for variables that nothing reads once all bundles that come with the robot have started. */
    @Override
    public void frameworkEvent(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTED) {
            warnOfUnread();
        }
    }

    private void apply(Group group) {
        try {
            Plan plan = configurations.apply(group, sources);
            health.clear(group.pid());
            plan.given().forEach(line -> LOG.info("{}: {}", group.pid(), line));
            plan.overruled()
                    .forEach(name ->
                            LOG.warn("{}: the value of {} edited in the web console gave way", group.pid(), name));
            plan.problems().forEach(problem -> report(group.pid(), problem));
        } catch (IOException e) {
            LOG.error("{}: its configuration could not be written", group.pid(), e);
            health.add(group.pid(), "the configuration of " + group.pid() + " could not be written");
        }
    }

    private void report(String key, String problem) {
        LOG.error("{}: {}", key, problem);
        health.add(key, problem);
    }

    private void warnOfUnread() {
        SortedSet<String> unread = sources.unread(known);
        if (!unread.isEmpty()) {
            LOG.warn("{} sets what nothing reads: {}", EnvFile.NAME, String.join(", ", unread));
        }
    }

    private static List<Group> groups(Bundle bundle) {
        List<Group> found = new ArrayList<>();
        var documents = bundle.findEntries(MetatypeXml.FOLDER, "*.xml", false);
        while (documents != null && documents.hasMoreElements()) {
            URL document = documents.nextElement();
            try (InputStream in = document.openStream()) {
                MetatypeXml.read(in).stream()
                        .filter(group -> group.belongsTo(bundle.getSymbolicName()))
                        .forEach(found::add);
            } catch (IOException e) {
                LOG.error("{} of {} cannot be read", document.getPath(), bundle.getSymbolicName(), e);
            }
        }
        return found;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(EnvFile.NAME + " cannot be read", e);
        }
    }
}
