package org.lepetpal.lerobot.policy;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.model.ModelKeys;
import org.lepetpal.api.swap.Applicant;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.time.Timebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedServiceFactory;

/** Models that lie in folders: one configuration and one keeper for each, all set up alike. */
final class ModelShelf implements ManagedServiceFactory {
    /** Below the scripted policy: what is dropped in does not take over by itself. */
    private static final int MODEST = -1;

    private final String component;
    private final BundleContext bundle;
    private final Timebase time;
    private final Robot robot;
    private final Map<String, Book> books = new HashMap<>();
    private Optional<Wish> likeness = Optional.empty();

    ModelShelf(String component, BundleContext bundle, Timebase time, Robot robot) {
        this.component = component;
        this.bundle = bundle;
        this.time = time;
        this.robot = robot;
    }

    @Override
    public String getName() {
        return component + ": models";
    }

    /** How models are loaded and set up from now on. @param wish whose source does not count */
    synchronized void setUp(Wish wish) {
        likeness = Optional.of(wish);
        books.values().forEach(book -> book.read(wish));
    }

    @Override
    public synchronized void updated(String pid, Dictionary<String, ?> properties) throws ConfigurationException {
        Source source = Source.model(
                Path.of(text(properties, ModelKeys.PATH)),
                new Source.Identity(
                        text(properties, ServiceKeys.NAME),
                        text(properties, ServiceKeys.VERSION),
                        text(properties, ServiceKeys.ORIGIN)),
                properties.get(Constants.SERVICE_RANKING) instanceof Integer ranking ? ranking : MODEST);
        Book book = books.computeIfAbsent(pid, _ -> new Book(source));
        book.source = source;
        likeness.ifPresent(book::read);
    }

    private static String text(Dictionary<String, ?> properties, String key) throws ConfigurationException {
        if (properties.get(key) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new ConfigurationException(key, "is missing");
    }

    @Override
    public synchronized void deleted(String pid) {
        Optional.ofNullable(books.remove(pid)).ifPresent(Book::close);
    }

    synchronized void close() {
        books.values().forEach(Book::close);
        books.clear();
    }

    /** One model. */
    private final class Book implements Applicant, AutoCloseable {
        private final CheckpointKeeper keeper = new CheckpointKeeper(component, bundle, time, robot);
        private final ServiceRegistration<Applicant> registration;
        private volatile Source source;

        Book(Source source) {
            this.source = source;
            this.registration = bundle.registerService(Applicant.class, this, new Hashtable<>());
        }

        void read(Wish wish) {
            keeper.wish(new Wish(Optional.of(source), wish.loader(), wish.setup()));
        }

        @Override
        public Candidate application() {
            ComponentHealth health = keeper.health();
            Source.Identity identity = source.identity().orElseThrow();
            return Candidate.applying(
                    SlotName.POLICY,
                    identity.name(),
                    identity.version(),
                    identity.origin(),
                    health.status() == Status.STARTING || health.status() == Status.OK
                            ? CandidateState.LOADING
                            : CandidateState.FAILED,
                    health.detail());
        }

        @Override
        public void close() {
            registration.unregister();
            keeper.stop();
        }
    }
}
