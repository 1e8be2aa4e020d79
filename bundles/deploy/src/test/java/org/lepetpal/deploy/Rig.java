package org.lepetpal.deploy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleRefused;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** A gate and its folder in a real framework, as one start of a robot has them. */
record Rig(Path home, Framework framework, FakeComponents components, DeployFolder folder, Turn turn, Uploads uploads)
        implements AutoCloseable {
    private static final long PLENTY = 1L << 40;

    static Rig start(Path home) throws Exception {
        return start(home, Duration.ofSeconds(20));
    }

    /** @param patience with foreign code */
    static Rig start(Path home, Duration patience) throws Exception {
        Rig rig = prepare(home, patience, () -> PLENTY);
        rig.framework().start();
        return rig;
    }

    /** Its framework is not up yet. */
    static Rig prepare(Path home, Duration patience, Uploads.Space space) throws Exception {
        Framework framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        home.resolve("cache").toString(),
                        Constants.FRAMEWORK_STORAGE_CLEAN,
                        Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT));
        framework.init();
        Files.createDirectories(home.resolve("deploy"));
        FakeComponents components = new FakeComponents();
        Gate gate = new Gate(framework.getBundleContext(), components, patience);
        DeployFolder folder = new DeployFolder(home.resolve("deploy"), home.resolve("data/deploy/admitted"), gate);
        Turn turn = new Turn();
        return new Rig(
                home,
                framework,
                components,
                folder,
                turn,
                new Uploads(home.resolve("data/deploy/stage"), folder, turn, space));
    }

    void drop(String file, byte[] jar) throws IOException {
        Files.write(file(file), jar);
    }

    Path file(String name) {
        return home.resolve("deploy").resolve(name);
    }

    void look(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            folder.look();
        }
    }

    Admission admit(byte[] jar, boolean force) throws BundleRefused, IOException {
        return uploads.admit(new ByteArrayInputStream(jar), force);
    }

    Optional<Bundle> find(String name) {
        return bundles().stream()
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .findFirst();
    }

    /** State and version, for people; empty where there is none. */
    String told(String name) {
        return find(name)
                .map(bundle -> (bundle.getState() == Bundle.ACTIVE ? "active " : "idle ") + bundle.getVersion())
                .orElse("");
    }

    List<Bundle> bundles() {
        return Arrays.asList(framework.getBundleContext().getBundles());
    }

    @Override
    public void close() throws BundleException {
        framework.stop();
        try {
            framework.waitForStop(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
