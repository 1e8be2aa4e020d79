package org.lepetpal.detector.yolo;

import org.lepetpal.testkit.SharedData;

/** Photographs of the shared test data. */
final class Photos {
    private Photos() {}

    static Picture read(String name) {
        return Picture.read(SharedData.path(name)).orElseThrow();
    }
}
