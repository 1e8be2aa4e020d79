package org.lepetpal.safety;

import org.lepetpal.api.vision.Sighting;

/**
 * Somebody who was seen in the marked zone, and has not been seen to have left it.
 *
 * @param label what he is, as detectors call it
 * @param camera by which he was seen
 * @param seenNanos when the newest picture of him was taken
 * @param toldNanos when it got here
 * @param noticedMillis how old the first picture of him was when it got here
 * @param resets how many software stops had been reset when nobody had been asked to vouch for the zone yet
 */
record Intruder(String label, String camera, long seenNanos, long toldNanos, long noticedMillis, long resets) {
    /** He may be hidden for a moment. */
    private static final long HIDDEN_NANOS = 500_000_000;
    /** No detector that is of use takes so long for a picture. */
    private static final long UNSEEN_NANOS = 5_000_000_000L;

    /** He has come. */
    static Intruder noticed(String label, Sighting sighting, long nanos, long resets) {
        long old = (nanos - sighting.captureNanos()) / 1_000_000;
        return new Intruder(label, sighting.camera(), sighting.captureNanos(), nanos, old, resets);
    }

    /** He is still there. The same picture once more, by which only its camera's place has changed, says nothing new. */
    Intruder again(Sighting sighting, long nanos, long resetsBefore) {
        return sighting.captureNanos() == seenNanos
                ? this
                : new Intruder(label, camera, sighting.captureNanos(), nanos, noticedMillis, resetsBefore);
    }

    /** Whether he is the one of that name whom this camera sees. */
    boolean is(String found, Sighting sighting) {
        return label.equals(found) && camera.equals(sighting.camera());
    }

    /** Whether a picture without him says that he has left: by the camera that saw him, with a detector that knows him. */
    boolean leftBy(Sighting sighting) {
        return camera.equals(sighting.camera())
                && sighting.classes().contains(label)
                && sighting.captureNanos() - seenNanos > HIDDEN_NANOS;
    }

    /** Whether nobody looks for him any more. */
    boolean unwatched(long nanos) {
        return nanos - toldNanos > UNSEEN_NANOS;
    }

    /** Whether a person has vouched for the zone since it was said of him that nobody looks for him any more. */
    boolean dismissed(long nanos, long resetsNow) {
        return resetsNow != resets && unwatched(nanos);
    }

    /** Whoever reset a stop so far vouched for nothing: nobody had asked him to. */
    Intruder heedless(long resetsNow) {
        return resetsNow == resets ? this : new Intruder(label, camera, seenNanos, toldNanos, noticedMillis, resetsNow);
    }

    /** How long ago the newest picture of him got here, seconds. */
    long unseenSeconds(long nanos) {
        return (nanos - toldNanos) / 1_000_000_000;
    }

    /** For people. The same words for as long as nothing changes, since each change is told and logged. */
    String describe(long nanos) {
        return unwatched(nanos)
                ? "a " + label + " was in the zone, and no detector has looked for " + label
                        + " in a picture of camera "
                        + camera + " since; motion waits until one shows the zone clear, or a software stop is reset"
                : "a " + label + " is in the zone (noticed " + noticedMillis
                        + " ms after the picture); motion waits until it is clear";
    }
}
