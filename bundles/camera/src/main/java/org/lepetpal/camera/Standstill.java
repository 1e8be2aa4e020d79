package org.lepetpal.camera;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * What a camera stood still at. Opened again it may well send the same for ever, so that it has to leave this before anybody
 * believes it.
 *
 * @param how for people, to follow the camera's name
 * @param picture fingerprint of its last picture
 * @param time its own, of that picture; empty where it tells none
 */
record Standstill(String how, OptionalLong picture, OptionalLong time) {
    Standstill {
        Objects.requireNonNull(how, "how");
        Objects.requireNonNull(picture, "picture");
        Objects.requireNonNull(time, "time");
    }
}
