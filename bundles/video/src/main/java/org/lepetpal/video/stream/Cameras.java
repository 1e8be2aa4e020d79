package org.lepetpal.video.stream;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.CameraRoster;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.NamedCamera;
import org.lepetpal.api.vision.SideCamera;
import org.lepetpal.video.stream.Failings.Deed;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The cameras that can be watched: the active one of the slot, and each by its name. Any thread. */
@Component(service = Cameras.class)
public final class Cameras {
    private final Switchboard switchboard;
    private final Slot<Camera> active;
    private final Map<ServiceReference<? extends Camera>, Camera> present = new ConcurrentHashMap<>();
    private final Failings failings = new Failings();
    /** As last told. */
    private volatile List<NamedCamera> rostered = List.of(NamedCamera.FRONT);

    @Activate
    public Cameras(@Reference(name = "switchboard") Switchboard switchboard) {
        this.switchboard = switchboard;
        this.active = switchboard.slot(Camera.class);
    }

    @Reference(name = "roster", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    public void addRoster(CameraRoster roster) {
        rostered = List.copyOf(roster.cameras());
    }

    public void removeRoster(CameraRoster roster) {
        // a camera whose bundle is being replaced is lost, and not unknown
    }

    @Reference(name = "camera", cardinality = MULTIPLE, policy = DYNAMIC)
    public void addCamera(ServiceReference<Camera> reference, Camera camera) {
        present.put(reference, camera);
    }

    public void removeCamera(ServiceReference<Camera> reference) {
        present.remove(reference);
        failings.forget();
    }

    @Reference(name = "side", cardinality = MULTIPLE, policy = DYNAMIC)
    public void addSide(ServiceReference<SideCamera> reference, SideCamera camera) {
        present.put(reference, camera);
    }

    public void removeSide(ServiceReference<SideCamera> reference) {
        present.remove(reference);
        failings.forget();
    }

    /** Names of the cameras there are, the active one first; those of the settings are known even while they are lost. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        List<Candidate> candidates = switchboard.candidates(SlotName.CAMERA);
        candidates.stream().filter(Candidate::active).map(Candidate::name).forEach(names::add);
        candidates.stream().map(Candidate::name).forEach(names::add);
        rostered.stream().map(NamedCamera::name).forEach(names::add);
        return new ArrayList<>(names);
    }

    /**
     * Asks a camera something, while it cannot be withdrawn where it is the active one.
     *
     * @param name empty for the active one
     * @param deed what it is asked
     * @return empty when there is no such camera, or it throws
     */
    <R> Optional<R> ask(Optional<String> name, Deed deed, Function<Camera, R> question) {
        if (name.isPresent()) {
            return named(name.get()).flatMap(camera -> guard(name, deed, () -> question.apply(camera)));
        }
        Optional<Lease<Camera>> lease = active.take();
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try (Lease<Camera> lent = lease.get()) {
            return guard(name, deed, () -> question.apply(lent.service()));
        }
    }

    private <R> Optional<R> guard(Optional<String> name, Deed deed, Supplier<R> question) {
        try {
            R answer = question.get();
            failings.over(name, deed);
            return Optional.of(answer);
        } catch (RuntimeException | LinkageError failure) {
            failings.add(name, deed, failure);
            return Optional.empty();
        }
    }

    /**
     * Makes something of the newest frame.
     *
     * @return empty when there is none, or its camera or the frame itself throws
     */
    <R> Optional<R> newest(Optional<String> name, Function<Shot, R> work) {
        return ask(name, Deed.ASKED, Cameras::shot)
                .flatMap(Function.identity())
                .flatMap(taken -> guard(name, Deed.SHOWN, () -> {
                    try (Shot shot = taken) {
                        return work.apply(shot);
                    }
                }));
    }

    /** For people: that a camera throws now, and what; empty where it does not. */
    Optional<String> failing(Optional<String> name) {
        return failings.of(name);
    }

    private static Optional<Shot> shot(Camera camera) {
        CameraDescription description = camera.description();
        Optional<Frame> frame = camera.latest();
        return frame.map(held -> new Shot(description, held));
    }

    /** Which part of the robot a camera is in {@code /health}; empty for the active one. */
    String component(Optional<String> name) {
        List<NamedCamera> all = rostered;
        return name.map(wished -> all.stream()
                        .filter(camera -> camera.name().equals(wished))
                        .findFirst()
                        .orElseGet(() -> new NamedCamera(wished, false)))
                .orElse(all.getFirst())
                .component();
    }

    /** Of several by one name the one that the framework prefers. */
    private Optional<Camera> named(String name) {
        return present.entrySet().stream()
                .filter(entry -> name.equals(entry.getKey().getProperty(ServiceKeys.NAME)))
                .max(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue);
    }
}
