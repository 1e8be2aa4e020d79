package org.lepetpal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lepetpal.api.arm.ArmDescription;

/**
 * What the arm is busy with. There is one place for it, an atomic reference, and every change is a compare-and-set:
 * whoever wins it, and nobody else, says how the displaced command ended.
 */
sealed interface Occupant {
    /** Nothing: the arm holds. */
    Occupant NOBODY = new Nobody();

    /** What stays the same while others join in. */
    Object identity();

    /** How many software stops there had been when it was let in: one more ends it. */
    long stops();

    /** See {@link #NOBODY}. */
    record Nobody() implements Occupant {
        @Override
        public Object identity() {
            return this;
        }

        /** There is nothing to end. */
        @Override
        public long stops() {
            return Long.MAX_VALUE;
        }
    }

    /** A command that a policy serves. */
    record Serving(Task task, long stops) implements Occupant {
        @Override
        public Object identity() {
            return task;
        }
    }

    /**
     * On the way to a pose.
     *
     * @param journey which of all ways
     * @param pose its name
     * @param pace how fast
     * @param commands those that asked for it; none for the way home after a failure
     */
    record Travelling(UUID journey, String pose, Pace pace, List<CommandRecord> commands, long stops)
            implements Occupant {
        public Travelling {
            commands = List.copyOf(commands);
        }

        static Travelling askedBy(CommandRecord command, String pose, Pace pace, long stops) {
            return new Travelling(UUID.randomUUID(), pose, pace, List.of(command), stops);
        }

        /** The way home after a failure. */
        static Travelling unasked(long stops) {
            return home(Pace.GENTLE, stops);
        }

        /** A way home that nobody asked for. */
        static Travelling home(Pace pace, long stops) {
            return new Travelling(UUID.randomUUID(), ArmDescription.HOME, pace, List.of(), stops);
        }

        Travelling joinedBy(CommandRecord command) {
            List<CommandRecord> all = new ArrayList<>(commands);
            all.add(command);
            return new Travelling(journey, pose, pace, all, stops);
        }

        boolean isHome() {
            return pose.equals(ArmDescription.HOME);
        }

        @Override
        public Object identity() {
            return journey;
        }
    }
}
