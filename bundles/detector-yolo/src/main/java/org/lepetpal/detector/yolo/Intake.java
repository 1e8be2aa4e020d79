package org.lepetpal.detector.yolo;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.lepetpal.detector.yolo.model.BadModelException;

/** The memory that a model reads its picture from, in the type of numbers that it takes. One caller at a time. */
final class Intake implements AutoCloseable {
    private final OnnxJavaType type;
    private final FloatBuffer numbers;
    /** Those numbers in the model's type, where that is another one. */
    private final ByteBuffer converted;

    private final OnnxTensor tensor;

    /** @throws BadModelException for a type that is none for pictures */
    Intake(OrtEnvironment environment, OnnxJavaType type, long[] sides) throws BadModelException, OrtException {
        this.type = type;
        int count = Math.toIntExact(Arrays.stream(sides).reduce(1, Math::multiplyExact));
        numbers = direct(count * Float.BYTES).asFloatBuffer();
        converted = direct(
                switch (type) {
                    case FLOAT -> 0;
                    case FLOAT16 -> count * Short.BYTES;
                    case UINT8 -> count;
                    default ->
                        throw new BadModelException(
                                "its input is of type " + type + "; float, float16 or uint8 is expected");
                });
        tensor = type == OnnxJavaType.FLOAT
                ? OnnxTensor.createTensor(environment, numbers, sides)
                : OnnxTensor.createTensor(environment, converted, sides, type);
    }

    static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** Where the picture is to be written. */
    FloatBuffer numbers() {
        return numbers;
    }

    /** Whether it takes a picture's levels as they are, 0…255, and scales them itself. */
    boolean takesLevels() {
        return type == OnnxJavaType.UINT8;
    }

    /** With what was written last. */
    OnnxTensor tensor() {
        if (type == OnnxJavaType.FLOAT16) {
            for (int i = 0; i < numbers.capacity(); i++) {
                converted.putShort(i * Short.BYTES, Float.floatToFloat16(numbers.get(i)));
            }
        } else if (type == OnnxJavaType.UINT8) {
            for (int i = 0; i < numbers.capacity(); i++) {
                converted.put(i, (byte) (int) numbers.get(i));
            }
        }
        return tensor;
    }

    @Override
    public void close() {
        tensor.close();
    }
}
