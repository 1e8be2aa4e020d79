package org.lepetpal.lerobot.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * What ONNX Runtime as it is installed here computes with.
 *
 * @param available that it was built with and whose own libraries are there; the processor among them
 * @param broken that it was built with, but that do not start
 */
record Provided(Set<Provider> available, Set<Provider> broken) {
    /** Looks for the libraries of each, and loads them. */
    static Provided here() {
        Set<Provider> available = EnumSet.of(Provider.CPU);
        Set<Provider> broken = EnumSet.noneOf(Provider.class);
        for (Provider built : Provider.built()) {
            if (built == Provider.CPU || built.starts()) {
                available.add(built);
            } else {
                broken.add(built);
            }
        }
        return new Provided(available, broken);
    }
}
