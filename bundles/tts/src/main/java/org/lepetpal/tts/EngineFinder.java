package org.lepetpal.tts;

import java.util.Optional;

/** Finds what can turn text into sound on this machine. */
@FunctionalInterface
interface EngineFinder {
    Optional<Engine> find();
}
