package org.lepetpal.detector.color;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.indexer.UByteIndexer;

/**
 * Connected pixels that are alike.
 *
 * @param hues of each, 0…255
 * @param saturations of each, 0…255
 * @param values of each, 0…255
 * @param box around them
 */
record Region(int[] hues, int[] saturations, int[] values, Box box) {
    /** Says which pixels belong together. */
    @FunctionalInterface
    interface Alike {
        boolean test(int hue, int saturation, int value);
    }

    /** All that is alike and connected with a pixel, by its four sides; that one at least. */
    static Region grow(UByteIndexer hsv, int x, int y, Alike alike) {
        int width = (int) hsv.size(1);
        int height = (int) hsv.size(0);
        BitSet seen = new BitSet(width * height);
        Deque<Integer> open = new ArrayDeque<>();
        IntStream.Builder found = IntStream.builder();
        open.add(y * width + x);
        seen.set(y * width + x);
        while (!open.isEmpty()) {
            int at = open.poll();
            found.add(at);
            int column = at % width;
            int[] neighbours = {column > 0 ? at - 1 : at, column < width - 1 ? at + 1 : at, at - width, at + width};
            for (int next : neighbours) {
                if (next >= 0 && next < width * height && !seen.get(next)) {
                    seen.set(next);
                    int row = next / width;
                    int here = next % width;
                    if (alike.test(hsv.get(row, here, 0), hsv.get(row, here, 1), hsv.get(row, here, 2))) {
                        open.add(next);
                    }
                }
            }
        }
        return of(hsv, found.build().toArray(), width);
    }

    private static Region of(UByteIndexer hsv, int[] pixels, int width) {
        int left = IntStream.of(pixels).map(at -> at % width).min().orElseThrow();
        int right = IntStream.of(pixels).map(at -> at % width).max().orElseThrow();
        int top = IntStream.of(pixels).min().orElseThrow() / width;
        int bottom = IntStream.of(pixels).max().orElseThrow() / width;
        return new Region(
                channel(hsv, pixels, width, 0),
                channel(hsv, pixels, width, 1),
                channel(hsv, pixels, width, 2),
                new Box(left, top, right - left + 1, bottom - top + 1));
    }

    private static int[] channel(UByteIndexer hsv, int[] pixels, int width, int channel) {
        return IntStream.of(pixels)
                .map(at -> hsv.get(at / width, at % width, channel))
                .toArray();
    }

    int area() {
        return hues.length;
    }
}
