package org.lepetpal.lerobot.policy;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.SideCamera;

/** The robot as its services show it. */
public final class RobotServices implements Robot {
    private final Slot<Camera> defaultCamera;
    private final Set<SideCamera> beside = ConcurrentHashMap.newKeySet();
    private final Latest<SafetyKernel> kernel = new Latest<>();

    /** @param switchboard that knows the default camera */
    public RobotServices(Switchboard switchboard) {
        this.defaultCamera = switchboard.slot(Camera.class);
    }

    public void come(SafetyKernel service) {
        kernel.came(service);
    }

    public void leave(SafetyKernel service) {
        kernel.left(service);
    }

    @Override
    public Optional<ArmDescription> arm() {
        return kernel.get().flatMap(SafetyKernel::arm);
    }

    public void come(SideCamera camera) {
        beside.add(camera);
    }

    public void leave(SideCamera camera) {
        beside.remove(camera);
    }

    @Override
    public Set<String> cameras() {
        return Stream.concat(defaultName().stream(), beside.stream().map(camera -> camera.description()
                        .name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Frame> frame(String camera, Observation seen) {
        if (defaultName().filter(camera::equals).isPresent()) {
            return seen.frame().map(Frame::retain);
        }
        return beside.stream()
                .filter(one -> one.description().name().equals(camera))
                .findFirst()
                .flatMap(SideCamera::latest);
    }

    private Optional<String> defaultName() {
        Optional<Lease<Camera>> taken = defaultCamera.take();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        try (Lease<Camera> lease = taken.get()) {
            return Optional.of(lease.service().description().name());
        }
    }
}
