package org.lepetpal.detector.yolo;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.StillFrame;
import org.lepetpal.detector.yolo.model.BadModelException;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a detector is offered: loaded, tried on pictures, warmed up, registered, and replaced by the next one, which comes
 * before the old one goes, so that no class is unknown in between. One thread loads; any may close.
 */
final class Stand implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Stand.class);
    private static final int WARM_UP_WIDTH = 320;
    private static final int WARM_UP_HEIGHT = 180;

    private final BundleContext bundle;
    private final Timebase timebase;
    private Optional<Published> published = Optional.empty();
    private boolean active = true;

    Stand(BundleContext bundle, Timebase timebase) {
        this.bundle = bundle;
        this.timebase = timebase;
    }

    /**
     * Puts a model up; blocks for seconds. What was there before stays where this one is refused.
     *
     * @param path a model's file, or a folder with one in it
     * @param label service properties by the model
     * @param read told of the model's file once it is read, before anything that it names beside it is looked at
     * @return what serves now, for people
     * @throws BadModelException when it cannot work; the message says why
     */
    String offer(
            Path path,
            Settings settings,
            Function<YoloModel, Dictionary<String, Object>> label,
            Consumer<ModelFile> read)
            throws BadModelException {
        try (ModelFile file = ModelFile.open(ModelFile.find(path))) {
            read.accept(file);
            return offer(file, settings.lookingFor(file.card().classes()), label);
        } catch (LinkageError | RuntimeException | OutOfMemoryError e) {
            LOG.error("{} cannot be loaded", path.getFileName(), e);
            throw new BadModelException("it cannot be loaded; the log says why", e);
        }
    }

    private String offer(ModelFile file, Settings settings, Function<YoloModel, Dictionary<String, Object>> label)
            throws BadModelException {
        YoloModel model = YoloModel.load(file, settings.engine());
        Map<Integer, String> wanted = settings.wanted(model.names());
        YoloDetector detector = new YoloDetector(model, wanted, settings.confidence(), settings.iou());
        if (wanted.isEmpty()) {
            detector.close();
            throw new BadModelException("it knows none of YOLO_CLASSES " + settings.classes()
                    + "; \"classes\" in its model.json may name others");
        }
        long begun = timebase.nanoTime();
        detector.detect(StillFrame.black(WARM_UP_WIDTH, WARM_UP_HEIGHT));
        LOG.info("{}: {} ms a frame", model.describe(), (timebase.nanoTime() - begun) / 1_000_000);
        Dictionary<String, Object> properties = label.apply(model);
        Optional<String> advice = advice(file);
        advice.ifPresent(text -> LOG.warn("{}: {}", model.name(), text));
        Optional<String> remark =
                Stream.of(advice, model.remark()).flatMap(Optional::stream).reduce((a, b) -> a + "; " + b);
        remark.ifPresent(text -> properties.put(ServiceKeys.REMARK, text));
        replace(Optional.of(new Offer(detector, properties)));
        return model.describe() + " looks for " + String.join(", ", new TreeSet<>(detector.classes()))
                + remark.map(text -> "; " + text).orElse("");
    }

    private static Optional<String> advice(ModelFile file) {
        return file.blueprint().dynamicallyQuantised()
                ? Optional.of("quantised while it runs, which is slow: export it with static int8, or as float")
                : Optional.empty();
    }

    /** Nothing is offered any more, until the next offer. */
    void clear() {
        replace(Optional.empty());
    }

    synchronized boolean serves() {
        return published.isPresent();
    }

    /** For good. */
    @Override
    public synchronized void close() {
        active = false;
        published.ifPresent(Published::withdraw);
        published = Optional.empty();
    }

    private synchronized void replace(Optional<Offer> offer) {
        if (!active) {
            offer.ifPresent(it -> it.detector().close());
            return;
        }
        Optional<Published> previous = published;
        published = offer.map(it ->
                new Published(it.detector(), bundle.registerService(Detector.class, it.detector(), it.properties())));
        previous.ifPresent(Published::withdraw);
    }

    /** What is to be registered. */
    private record Offer(YoloDetector detector, Dictionary<String, Object> properties) {}

    private record Published(YoloDetector detector, ServiceRegistration<Detector> registration) {
        /** Unregisters first: the switchboard waits for who is using it. */
        void withdraw() {
            registration.unregister();
            detector.close();
        }
    }
}
