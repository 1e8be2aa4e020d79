package org.lepetpal.cli.firstrun;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.lepetpal.cli.robot.Refused;

/** Whether the robot knows where its camera stands, without which the scripted policy places nothing that it sees. */
final class CameraStep implements Step {
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final String ROUTE = "/api/calibration/camera";
    private static final String SKIP = "skip";
    private static final String LEAVE = "leave";

    @Override
    public String name() {
        return "camera";
    }

    @Override
    public String title() {
        return "Where the camera stands";
    }

    @Override
    public boolean take(Guide guide) throws IOException, InterruptedException {
        Place place = look(guide);
        if (!place.known()) {
            explain(guide);
        }
        String told = "";
        while (!place.known()) {
            if (!place.detail().equals(told)) {
                told = place.detail();
                guide.say("! " + told);
            }
            String typed = guide.person().hear(PACE).map(String::strip).orElse("");
            if (!typed.isEmpty() && SKIP.startsWith(typed)) {
                guide.say("Skipped. A policy that has to know where things lie, as the scripted one, picks nothing up"
                        + " until it is taught.");
                return true;
            }
            if (!typed.isEmpty() && LEAVE.startsWith(typed)) {
                return false;
            }
            place = look(guide);
        }
        guide.say(place.detail());
        return true;
    }

    private static void explain(Guide guide) {
        URI page = guide.robot().address().base().resolve("/calibrate.html");
        guide.say("The robot has to know where its camera stands. On the computer with the sources,"
                + " ./lepetpal calibrate camera writes a board: print it at 100 %, lay it down with its edge at the"
                + " front of the arm's base, open " + page + ", press 'find it in the picture', and save. Four marks"
                + " whose places you have measured do too.");
        guide.say("This goes on by itself as soon as it is taught. [or type: " + SKIP + ", " + LEAVE + "]");
    }

    private static Place look(Guide guide) throws IOException, InterruptedException {
        try {
            return taught(guide.robot().get(ROUTE));
        } catch (Refused refused) {
            if (refused.http() == 404) {
                return untaught(guide, refused.getMessage());
            }
            if (refused.http() == 503) {
                return Place.unknown(refused.getMessage());
            }
            throw refused;
        }
    }

    private static Place taught(JsonNode setup) {
        String camera = "Camera " + setup.path("camera").asText() + ": ";
        JsonNode fit = setup.path("fit");
        if (!fit.path("state").asText().equals("fits")) {
            return Place.unknown(camera + fit.path("detail").asText());
        }
        return setup.path("view").isObject()
                ? new Place(true, camera + "its place is known.")
                : Place.unknown(camera + "zones are taught, its place is not.");
    }

    /** The simulated room's camera knows its own place until one is taught. */
    private static Place untaught(Guide guide, String why) throws IOException, InterruptedException {
        Optional<JsonNode> camera = active(guide.robot().get("/api/modules/camera"));
        return camera.filter(one -> one.path("simulated").asBoolean()).isPresent()
                ? new Place(true, "It is the simulated room's camera: its place is known.")
                : Place.unknown(why);
    }

    private static Optional<JsonNode> active(JsonNode slot) {
        for (JsonNode candidate : slot.path("candidates")) {
            if (candidate.path("state").asText().matches("active|probation")) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /**
     * What the robot says of its camera's place.
     *
     * @param detail for people
     */
    private record Place(boolean known, String detail) {
        static Place unknown(String detail) {
            return new Place(false, detail);
        }
    }
}
