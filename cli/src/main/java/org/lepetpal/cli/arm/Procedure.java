package org.lepetpal.cli.arm;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Refused;
import org.lepetpal.cli.robot.Robot;

/** Leads the person through a procedure of the robot. Left in the middle, it is abandoned, and the arm stays limp. */
public final class Procedure {
    private static final String ROUTE = "/api/arm/procedure";
    private static final Duration PATIENCE = Duration.ofMillis(150);

    private final Robot robot;
    private final Person person;
    private final Departure departure;
    private final Prompter prompter;

    public Procedure(Robot robot, Person person, Departure departure) {
        this.robot = robot;
        this.person = person;
        this.departure = departure;
        this.prompter = new Prompter(person);
    }

    /**
     * From beginning to end.
     *
     * @param kind {@code find}, {@code setup} or {@code calibrate}
     * @return whether it was done; the person knows why not
     */
    public boolean run(String kind) throws IOException, InterruptedException {
        ProcedureView view = begin(kind);
        try (Departure.Duty abandon = departure.owe("giving up the procedure", () -> robot.delete(ROUTE));
                Departure.Duty limp = departure.owe("keeping the arm limp", this::stayLimp)) {
            while (!view.isOver()) {
                prompter.tell(view);
                person.show(view.table());
                Optional<String> answer = answer(view);
                view = answer.isPresent() ? give(answer.get(), view) : ask();
            }
            abandon.settle();
            limp.settle();
        }
        person.show(List.of());
        prompter.tell(view);
        return view.isDone();
    }

    /** Once it has its wire back the robot would hold the arm where it is, in somebody's hand. */
    private void stayLimp() throws IOException, InterruptedException {
        new Stop(robot).goLimp("a procedure was left in the middle");
        person.say("Given up. The arm stays limp, by a software stop, until ./lepetpal arm reset.");
    }

    /** Goes on with one that was left hanging, as by a lost connection. */
    private ProcedureView begin(String kind) throws IOException, InterruptedException {
        try {
            return ProcedureView.of(robot.post(ROUTE, Map.of("kind", kind)));
        } catch (Refused busy) {
            if (busy.http() != 409) {
                throw busy;
            }
            ProcedureView running = ask();
            if (running.isOver() || !running.kind().equals(kind)) {
                throw busy;
            }
            person.say("Going on with what was begun before.");
            return running;
        }
    }

    private ProcedureView ask() throws IOException, InterruptedException {
        return ProcedureView.of(robot.get(ROUTE));
    }

    private Optional<String> answer(ProcedureView view) throws IOException, InterruptedException {
        if (!view.isWaiting()) {
            // keys pressed now mean nothing, but the pause does
            person.key(PATIENCE);
            return Optional.empty();
        }
        return person.hear(PATIENCE)
                .map(String::strip)
                .map(line -> line.isEmpty() ? view.answers().getFirst() : line);
    }

    private ProcedureView give(String answer, ProcedureView before) throws IOException, InterruptedException {
        prompter.askAgain();
        try {
            return ProcedureView.of(robot.post(ROUTE + "/answer", Map.of("answer", answer)));
        } catch (Refused refused) {
            if (refused.http() != 400 && refused.http() != 409) {
                throw refused;
            }
            // a word that it does not take, or it went on by itself meanwhile
            person.say("! " + refused.getMessage());
            return refused.http() == 400 ? before : ask();
        }
    }
}
