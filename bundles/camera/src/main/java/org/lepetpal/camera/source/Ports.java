package org.lepetpal.camera.source;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where each kind of camera is plugged in.
 *
 * @param lens where the simulated room's is
 * @param wish what is asked of USB cameras; a network camera that says no rate is measured by its rate
 * @param nanos the robot's time
 */
public record Ports(LensPort lens, DeviceWish wish, LongSupplier nanos) {
    /**
     * @param name the camera's name
     * @return empty where there is to be no camera
     */
    public Optional<Port> of(String name, Source source) {
        return switch (source) {
            case Source.Nowhere nowhere -> Optional.empty();
            case Source.Simulated simulated -> Optional.of(lens.named(name));
            case Source.Found found ->
                Optional.of(patience -> Optional.of(DeviceSource.openFirst(name, wish, patience)));
            case Source.Device device ->
                Optional.of(patience -> Optional.of(DeviceSource.open(name, device.path(), wish, patience)));
            case Source.Stored stored -> Optional.of(stored(name, stored));
            case Source.Network network -> Optional.of(network(name, network));
        };
    }

    /** What lies there is looked at with each opening: it may come to be later. */
    private static Port stored(String name, Source.Stored stored) {
        Path path = stored.path();
        return patience -> Optional.of(
                stored.isFolder() ? FolderSource.open(name, path, patience) : FileSource.open(name, path, patience));
    }

    private Port network(String name, Source.Network network) {
        return patience -> Optional.of(
                network.isRtsp()
                        ? RtspSource.open(name, network.address(), patience)
                        : HttpSource.open(name, network.address(), wish.rate(), nanos, patience));
    }
}
