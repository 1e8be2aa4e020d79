package org.lepetpal.detector.yolo.layout;

import java.nio.FloatBuffer;

/**
 * One tensor that a model gave.
 *
 * @param name of it
 * @param shape its sides
 * @param values as many as the shape says, from 0 on; the last side runs fastest
 */
public record Output(String name, long[] shape, FloatBuffer values) {
    /** A side counted from the last, which is 1; 1 where there is none. */
    int side(int fromLast) {
        return fromLast > shape.length ? 1 : Math.toIntExact(shape[shape.length - fromLast]);
    }

    /** Sides before the last three, multiplied by the third last where the rest is a matrix: the batch. */
    boolean isMatrix() {
        return shape.length == 3 && shape[0] == 1 || shape.length == 2;
    }
}
