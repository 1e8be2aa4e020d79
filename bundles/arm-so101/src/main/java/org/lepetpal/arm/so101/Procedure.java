package org.lepetpal.arm.so101;

import java.io.IOException;

/**
 * The steps of one kind of procedure. It has the wire for itself; all calls come one at a time. An exception ends it as
 * failed, with its message; what a person can mend is a step with an error instead.
 */
interface Procedure {
    /** The first step. May open the wire. */
    Step begin() throws IOException;

    /** @param answer one of the last step's answers */
    Step answer(String answer) throws IOException;

    /** Called again and again, every {@link Procedures#BEAT}, while it works or waits. */
    Step beat() throws IOException;

    /** Ends it, whatever came of it: servos limp and, unless it is done, as they were; the wire closed. Called once. */
    void end();
}
