package org.lepetpal.bench.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lepetpal.bench.robot.Robot;

/** A model on ONNX Runtime that is dropped in, loaded, swapped to, swapped from and taken away: each time another session in native memory. */
final class ModelCycle implements Cycle {
    private static final String NAME = "cycled";
    private static final Set<String> AT_WORK = Set.of("active", "probation");

    private final Path place;
    private final Path aside;
    private final SlotClient slot;
    private final Map<String, Object> wish;

    /** @throws IOException where it cannot be copied to beside the repository */
    ModelCycle(Robot robot, ModelFolder model) throws IOException {
        place = robot.deploy().resolveSibling("models/" + model.slot() + "/" + NAME + "/1");
        aside = robot.deploy().resolveSibling("aside");
        slot = new SlotClient(robot.client(), model.slot());
        // The robot has to go on finding its ball.
        wish = model.slot().equals("policy") ? Map.of("name", NAME) : Map.of("names", List.of("color", NAME));
        Files.createDirectories(place.getParent());
        model.copyTo(aside);
    }

    /** It comes and goes in one step, as a folder that is moved does: nobody sees half of it. */
    @Override
    public void run() throws IOException, InterruptedException {
        Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        slot.await(NAME, "loaded", state -> state.filter(SlotClient.READY::contains)
                .isPresent());
        slot.choose(wish);
        slot.await(NAME, "active", state -> state.filter(AT_WORK::contains).isPresent());
        slot.choose(Map.of("automatic", true));
        Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
        // It stays listed for a while.
        slot.await(NAME, "gone", state -> state.isEmpty() || state.get().equals("withdrawn"));
    }
}
