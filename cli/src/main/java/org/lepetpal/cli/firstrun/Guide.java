package org.lepetpal.cli.firstrun;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lepetpal.cli.arm.ArmView;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Refused;
import org.lepetpal.cli.robot.Robot;

/** What the steps share: the robot, the person, and how the one is asked and the other looked at. */
record Guide(Robot robot, Person person, Departure departure) {
    private static final Duration PACE = Duration.ofMillis(200);
    private static final int LOOKS = 100;

    void say(String line) {
        person.say(line);
    }

    /**
     * Asks until one of the answers comes; ENTER alone is the first, a beginning of one is enough.
     *
     * @param answers at least one
     */
    String ask(String question, String... answers) throws IOException, InterruptedException {
        return ask(question, false, answers);
    }

    /** As {@link #ask}, with the joints shown live meanwhile. */
    String askWatching(String question, String... answers) throws IOException, InterruptedException {
        return ask(question, true, answers);
    }

    private String ask(String question, boolean watching, String... answers) throws IOException, InterruptedException {
        person.say(question);
        String others = String.join(", ", Arrays.asList(answers).subList(1, answers.length));
        person.say("[ENTER = " + answers[0] + (others.isEmpty() ? "]" : "; or type: " + others + "]"));
        while (true) {
            if (watching && person.isLive()) {
                person.show(joints());
            }
            Optional<String> line = person.hear(PACE);
            if (line.isPresent()) {
                Optional<String> answer = match(line.get().strip(), List.of(answers));
                if (answer.isPresent()) {
                    return answer.get();
                }
                person.say("! '" + line.get().strip() + "' is none of " + String.join(", ", answers));
            }
        }
    }

    private static Optional<String> match(String typed, List<String> answers) {
        return answers.stream().filter(answer -> answer.startsWith(typed)).findFirst();
    }

    private List<String> joints() throws IOException, InterruptedException {
        Optional<ArmView> view = arm();
        return view.isPresent() ? view.get().table() : List.of("the arm does not answer");
    }

    /** The arm; empty while the robot has none. */
    Optional<ArmView> arm() throws IOException, InterruptedException {
        try {
            return Optional.of(ArmView.of(robot.get("/api/arm")));
        } catch (Refused none) {
            if (none.http() == 503) {
                return Optional.empty();
            }
            throw none;
        }
    }

    /** Waits up to 20 s until the robot has its arm. */
    boolean awaitArm() throws IOException, InterruptedException {
        for (int i = 0; i < LOOKS; i++) {
            if (arm().isPresent()) {
                return true;
            }
            person.key(PACE);
        }
        return false;
    }

    /** What the robot says of its arm, in a sentence. */
    String armHealth() throws IOException, InterruptedException {
        return robot.health().path("components").path("arm").path("detail").asText("nothing is known of it");
    }
}
