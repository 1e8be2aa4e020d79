package org.lepetpal.deploy;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** How a process that ends came to end, as the stacks of its threads tell: asked to by a signal, or by its own doing. */
record Ending(Collection<StackTraceElement[]> stacks) {
    private static final String RUNTIME = Runtime.class.getName();
    private static final String EXIT = "exit";

    static Ending now() {
        Map<Thread, StackTraceElement[]> all = Thread.getAllStackTraces();
        return new Ending(all.values());
    }

    /**
     * Whether something within called for it, by {@link System#exit}, as a part does that refuses the start. Whoever calls that
     * stays within it until the process is over; Java's own answer to a signal does not go that way.
     */
    boolean isItsOwnDoing() {
        return stacks.stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(RUNTIME)
                        && frame.getMethodName().equals(EXIT));
    }
}
