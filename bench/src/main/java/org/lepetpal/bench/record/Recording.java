package org.lepetpal.bench.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** One episode, moment by moment: pictures, where the arm was, where it was told to go, and where the ball was. */
final class Recording {
    /** What the robot's interface counts joints in; LeRobot's name of it. */
    private static final String DESCRIPTION = "{\"units\": \"degrees\"}\n";

    private final List<byte[]> pictures = new ArrayList<>();
    private final List<double[]> states = new ArrayList<>();
    private final List<double[]> actions = new ArrayList<>();
    private final List<double[]> balls = new ArrayList<>();

    /**
     * @param measured joints as the robot reads them
     * @param room at the same moment
     */
    void add(byte[] picture, JsonNode measured, JsonNode room) {
        pictures.add(picture);
        states.add(numbers(measured));
        actions.add(numbers(room.path("arm").path("goals")));
        balls.add(numbers(room.path("ball").path("position")));
    }

    int length() {
        return pictures.size();
    }

    /** Into a folder that is there whole or not at all. */
    void save(Path folder, int width, int height) throws IOException {
        Path unfinished = Files.createTempDirectory(folder.toAbsolutePath().getParent(), ".recording");
        NumberFile.pictures(unfinished.resolve("pictures.npy"), pictures, width, height);
        NumberFile.floats(unfinished.resolve("state.npy"), states);
        NumberFile.floats(unfinished.resolve("action.npy"), actions);
        NumberFile.floats(unfinished.resolve("ball.npy"), balls);
        Files.writeString(unfinished.resolve("recording.json"), DESCRIPTION);
        Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    }

    private static double[] numbers(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
