package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.lepetpal.api.treat.DispenseRefused;
import org.lepetpal.api.treat.TreatDispenser;

/** A dispenser as its slot lends it: how long it takes until its gate is back at rest, and whether it gets there. */
record WatchedDispenser(TreatDispenser dispenser, Conduct conduct) implements TreatDispenser {
    @Override
    public CompletionStage<Integer> dispense(Duration openFor) throws DispenseRefused {
        return conduct.send(() -> dispenser.dispense(openFor), openFor, WatchedDispenser::isRefusal);
    }

    /** It is not the time for a treat, or for one so long. What is of another kind may be a mistake of its own. */
    private static boolean isRefusal(Exception thrown) {
        return thrown instanceof DispenseRefused || thrown.getClass() == IllegalArgumentException.class;
    }
}
