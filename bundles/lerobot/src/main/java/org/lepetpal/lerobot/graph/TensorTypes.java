package org.lepetpal.lerobot.graph;

import ai.onnx.proto.OnnxMl.TensorProto;
import org.lepetpal.lerobot.checkpoint.ElementType;

/** What the checkpoint's types of number are called in ONNX. */
final class TensorTypes {
    private TensorTypes() {}

    static TensorProto.DataType onnx(ElementType type) {
        return switch (type) {
            case F64 -> TensorProto.DataType.DOUBLE;
            case F32 -> TensorProto.DataType.FLOAT;
            case F16 -> TensorProto.DataType.FLOAT16;
            case BF16 -> TensorProto.DataType.BFLOAT16;
            case I64, I32, U8, BOOL -> throw new IllegalArgumentException(type + " is no type of weights");
        };
    }
}
