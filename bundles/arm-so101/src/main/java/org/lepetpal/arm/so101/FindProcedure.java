package org.lepetpal.arm.so101;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Which serial port is the arm's: the one that goes when its cable is pulled. */
final class FindProcedure implements Procedure {
    private static final String UNPLUG =
            "Please unplug the arm's USB cable from this computer, then answer. Its power may stay on.";
    private static final String PLUG_IN = "Please plug the arm's USB cable into this computer, then answer.";

    private final Ports ports;
    private Step step = Step.working("");
    private List<Ports.Port> before = List.of();
    private Optional<Ports.Port> found = Optional.empty();

    FindProcedure(Ports ports) {
        this.ports = ports;
    }

    @Override
    public Step begin() throws IOException {
        before = ports.list();
        step = Step.waiting(before.isEmpty() ? PLUG_IN : UNPLUG, Step.DONE);
        return step;
    }

    @Override
    public Step answer(String answer) throws IOException {
        List<Ports.Port> now = ports.list();
        if (found.isPresent()) {
            step = back(found.get(), now);
        } else if (before.isEmpty()) {
            before = now;
            step = now.isEmpty()
                    ? Step.waiting(PLUG_IN, Step.DONE)
                            .withError("There is no serial port yet. Is the adapter's lamp on? Another cable may help.")
                    : Step.waiting(UNPLUG, Step.DONE);
        } else {
            step = gone(now);
        }
        return step;
    }

    private Step gone(List<Ports.Port> now) {
        List<Ports.Port> gone =
                before.stream().filter(port -> !now.contains(port)).toList();
        if (gone.isEmpty()) {
            return Step.waiting(UNPLUG, Step.DONE).withError("All ports are still there: " + names(before) + ".");
        }
        if (gone.size() > 1) {
            return Step.waiting(UNPLUG, Step.DONE)
                    .withError("More than one has gone: " + names(gone)
                            + ". Please plug all of them in again but the arm, then answer.");
        }
        before = now;
        found = Optional.of(gone.getFirst());
        return Step.waiting("Found it: " + gone.getFirst() + ". Please plug it in again, then answer.", Step.DONE);
    }

    /** It may come back under another path. */
    private Step back(Ports.Port arm, List<Ports.Port> now) {
        return now.stream()
                .filter(port -> arm.serial().isPresent() ? port.serial().equals(arm.serial()) : !before.contains(port))
                .findFirst()
                .map(port -> Step.done("The arm's port is " + port + ". Set ARM="
                        + port.serial().map(serial -> Settings.BY_ID + serial).orElse(port.path())
                        + " in conf/lepetpal.env and start the robot anew."))
                .orElseGet(() -> Step.waiting("Please plug the arm's USB cable in again, then answer.", Step.DONE)
                        .withError("It is not back yet; it may take a second or two."));
    }

    private static String names(List<Ports.Port> ports) {
        return String.join(", ", ports.stream().map(Ports.Port::toString).toList());
    }

    @Override
    public Step beat() {
        return step;
    }

    @Override
    public void end() {
        // It never opens a port.
    }
}
