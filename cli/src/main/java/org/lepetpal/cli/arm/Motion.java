package org.lepetpal.cli.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;

/** A command that moves the arm, followed to its end. Left in the middle, it is cancelled: the arm holds. */
public final class Motion {
    private static final Duration PACE = Duration.ofMillis(150);

    private final Robot robot;
    private final Person person;
    private final Departure departure;
    private String told = "";

    public Motion(Robot robot, Person person, Departure departure) {
        this.robot = robot;
        this.person = person;
        this.departure = departure;
    }

    /**
     * Gives a command in words.
     *
     * @return whether it succeeded; the person knows why not
     */
    public boolean command(String prompt) throws IOException, InterruptedException {
        return follow(robot.post("/command", Map.of("prompt", prompt)));
    }

    /** Goes to a pose known by name; otherwise as {@link #command}. */
    public boolean goTo(String pose) throws IOException, InterruptedException {
        return follow(robot.post("/api/arm/poses/" + PoseName.encoded(pose) + "/go", Map.of()));
    }

    private boolean follow(JsonNode accepted) throws IOException, InterruptedException {
        String id = accepted.path("request_id").asText();
        try (Departure.Duty cancel = departure.owe("cancelling the motion", () -> robot.post("/cancel", Map.of()))) {
            JsonNode status = robot.get("/status/" + id);
            while (!isFinal(status)) {
                tell(status);
                person.key(PACE);
                status = robot.get("/status/" + id);
            }
            cancel.settle();
            person.show(List.of());
            tell(status);
            return state(status).equals("succeeded");
        }
    }

    private void tell(JsonNode status) {
        String phase = status.path("phase").asText("");
        String message = status.path("error")
                .path("message")
                .asText(status.path("message").asText(""));
        String now = state(status)
                + (phase.isEmpty() || phase.equals("null") ? "" : ", " + phase)
                + (message.isEmpty() || message.equals("null") ? "" : ": " + message);
        if (now.equals(told)) {
            return;
        }
        told = now;
        person.say(String.format(
                Locale.ROOT, "%5.1f s  %s", status.path("duration_ms").asLong() / 1e3, now));
    }

    private static boolean isFinal(JsonNode status) {
        return List.of("succeeded", "failed", "aborted").contains(state(status));
    }

    private static String state(JsonNode status) {
        return status.path("state").asText();
    }
}
