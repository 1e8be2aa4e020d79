package org.lepetpal.simulation.fault;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What somebody says about a fault that he wants. Each throws {@link IllegalArgumentException}, naming the parameter, when
 * it is there and of another type.
 */
public interface Parameters {
    OptionalInt integer(String name);

    OptionalDouble number(String name);

    Optional<String> text(String name);

    /** @throws IllegalArgumentException when it is missing */
    default int required(String name) {
        return integer(name).orElseThrow(() -> new IllegalArgumentException("'" + name + "' is missing"));
    }
}
