package org.lepetpal.simulation.camera;

/** SplitMix64's finaliser (Steele, Lea, Flood 2014): a number in, one that looks random out; the same every time. */
final class Scatter {
    private Scatter() {}

    static long of(long number) {
        long mixed = (number ^ number >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
