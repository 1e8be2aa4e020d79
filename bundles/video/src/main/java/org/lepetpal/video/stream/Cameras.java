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
    }

    @Reference(name = "side", cardinality = MULTIPLE, policy = DYNAMIC)
    public void addSide(ServiceReference<SideCamera> reference, SideCamera camera) {
        present.put(reference, camera);
    }

    public void removeSide(ServiceReference<SideCamera> reference) {
        present.remove(reference);
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
     * @return empty when there is no such camera
     */
    <R> Optional<R> ask(Optional<String> name, Function<Camera, R> question) {
        if (name.isPresent()) {
            return named(name.get()).map(question);
        }
        Optional<Lease<Camera>> lease = active.take();
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try (Lease<Camera> lent = lease.get()) {
            return Optional.of(question.apply(lent.service()));
        }
    }

    /** The newest frame, held for the caller. */
    Optional<Shot> newest(Optional<String> name) {
        return ask(name, Cameras::shot).flatMap(Function.identity());
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
