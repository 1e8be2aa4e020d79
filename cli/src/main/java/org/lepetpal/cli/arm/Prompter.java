package org.lepetpal.cli.arm;

import java.util.List;
import org.lepetpal.cli.person.Person;

/** Tells what the robot says in a procedure: each thing once, and a question again whenever it is asked again. */
final class Prompter {
    private final Person person;
    private String prompt = "";
    private String question = "";

    Prompter(Person person) {
        this.person = person;
    }

    /** An answer was given: the same question is news from now on. */
    void askAgain() {
        question = "";
    }

    void tell(ProcedureView view) {
        boolean news;
        if (view.isWaiting()) {
            String now = view.error() + view.prompt() + view.answers();
            news = !now.equals(question);
            question = now;
        } else {
            news = view.isOver() || !view.prompt().equals(prompt);
        }
        prompt = view.prompt();
        if (news) {
            say(view);
        }
    }

    private void say(ProcedureView view) {
        person.say("");
        if (!view.error().isEmpty()) {
            person.say("! " + view.error());
        }
        person.say(view.prompt());
        if (view.isWaiting()) {
            person.say(choice(view.answers()));
        }
    }

    private static String choice(List<String> answers) {
        String usual = "[ENTER = " + answers.getFirst();
        List<String> others = answers.subList(1, answers.size());
        return others.isEmpty() ? usual + "]" : usual + "; or type: " + String.join(", ", others) + "]";
    }
}
