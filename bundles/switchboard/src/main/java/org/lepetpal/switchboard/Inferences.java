package org.lepetpal.switchboard;

import java.util.List;

/** Knows which inferences have ended with an answer: who thinks beside being asked answers at once, whatever that takes. */
@FunctionalInterface
interface Inferences<R> {
    /** @param nanos that the answer took; @return nanoseconds that each took, in the order in which they ended */
    List<Long> endedWith(R answer, long nanos);

    /** The answer is one. */
    static <R> Inferences<R> one() {
        return (_, nanos) -> List.of(nanos);
    }

    /** The answer is none: it is not what the service is there for. */
    static <R> Inferences<R> none() {
        return (_, _) -> List.of();
    }
}
