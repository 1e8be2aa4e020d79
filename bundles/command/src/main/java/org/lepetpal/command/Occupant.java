package org.lepetpal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the arm is busy with. There is one place for it, an atomic reference, and every change is a compare-and-set:
 * whoever wins it, and nobody else, says how the displaced command ended.
 */
sealed interface Occupant {
    /** Nothing: the arm holds. */
    Occupant NOBODY = new Nobody();

    /** What stays the same while others join in. */
    Object identity();

    /** See {@link #NOBODY}. */
    record Nobody() implements Occupant {
        @Override
        public Object identity() {
            return this;
        }
    }

    /** A command that a policy serves. */
    record Serving(Task task) implements Occupant {
        @Override
        public Object identity() {
            return task;
        }
    }

    /**
     * On the way home.
     *
     * @param journey which of all ways home
     * @param commands those that asked for it; none after a failure
     */
    record Homing(UUID journey, List<CommandRecord> commands) implements Occupant {
        public Homing {
            commands = List.copyOf(commands);
        }

        static Homing askedBy(CommandRecord command) {
            return new Homing(UUID.randomUUID(), List.of(command));
        }

        static Homing unasked() {
            return new Homing(UUID.randomUUID(), List.of());
        }

        Homing joinedBy(CommandRecord command) {
            List<CommandRecord> all = new ArrayList<>(commands);
            all.add(command);
            return new Homing(journey, all);
        }

        @Override
        public Object identity() {
            return journey;
        }
    }
}
