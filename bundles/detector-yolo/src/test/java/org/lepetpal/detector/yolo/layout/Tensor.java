package org.lepetpal.detector.yolo.layout;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** An output made by hand: zero but for what is put in. */
final class Tensor {
    private final long[] shape;
    private final FloatBuffer values;

    private Tensor(long[] shape) {
        this.shape = shape;
        this.values = FloatBuffer.allocate(Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact)));
    }

    static Tensor of(long... shape) {
        return new Tensor(shape);
    }

    /** Numbers of a row, from one of its places on. */
    Tensor row(int row, int from, double... numbers) {
        int length = (int) shape[shape.length - 1];
        for (int i = 0; i < numbers.length; i++) {
            values.put(row * length + from + i, (float) numbers[i]);
        }
        return this;
    }

    /** Numbers of a column, from one of its places on. */
    Tensor column(int column, int from, double... numbers) {
        int length = (int) shape[shape.length - 1];
        for (int i = 0; i < numbers.length; i++) {
            values.put((from + i) * length + column, (float) numbers[i]);
        }
        return this;
    }

    Output output() {
        return new Output("output", shape, values);
    }
}
