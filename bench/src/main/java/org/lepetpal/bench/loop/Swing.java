package org.lepetpal.bench.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.lepetpal.bench.robot.RobotClient;

/** Keeps the arm swinging between home and another pose, by commands, until it is closed, and looks whether it does. */
final class Swing implements AutoCloseable {
    private static final String ASIDE = "/api/arm/poses/aside";
    private static final List<Double> POSITIONS = List.of(25.0, -60.0, 60.0, 45.0, 20.0, 60.0);
    private static final List<String> UNDER_WAY = List.of("planning", "executing", "handoff_macro");
    private static final long POLL_MILLIS = 50;

    private final RobotClient robot;
    private final Thread thread;
    private volatile MotionSeen seen = MotionSeen.NONE;
    private double[] where;
    private long lookedNanos;

    Swing(RobotClient robot) throws IOException, InterruptedException {
        this.robot = robot;
        RobotClient.Reply taught = robot.call("PUT", ASIDE, Map.of("positions", POSITIONS));
        if (taught.code() != 200) {
            throw new IOException("the pose was not taught: " + taught.body());
        }
        where = look();
        lookedNanos = System.nanoTime();
        thread = Thread.ofPlatform().name("swing").daemon().start(this::swing);
    }

    /** For how long it has moved so far. */
    MotionSeen seen() {
        return seen;
    }

    /** @return nothing while the robot does not know where its arm is */
    private double[] look() throws IOException, InterruptedException {
        return StreamSupport.stream(robot.measured().spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private void pause() throws IOException, InterruptedException {
        Thread.sleep(POLL_MILLIS);
        double[] now = look();
        long nanos = System.nanoTime();
        if (now.length == where.length) {
            seen = seen.looked(where, now, nanos - lookedNanos);
        }
        where = now;
        lookedNanos = nanos;
    }

    private void swing() {
        try {
            while (true) {
                travel(ASIDE + "/go", Map.of());
                travel("/command", Map.of("prompt", "go home"));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // The robot ends: what it told until then counts.
            System.getLogger("swing").log(System.Logger.Level.INFO, "the arm swings no more: {0}", gone.getMessage());
        }
    }

    private void travel(String path, Map<String, Object> body) throws IOException, InterruptedException {
        RobotClient.Reply told = robot.call("POST", path, body);
        String id = told.body().path("request_id").asText();
        boolean under = told.code() == 202;
        while (under) {
            pause();
            under = UNDER_WAY.contains(robot.status(id).path("state").asText());
        }
        pause();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
