package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import com.google.protobuf.ByteString;

/** A model whose weights lie in a file beside it, as exporters write large ones. */
final class Outside {
    static final String FILE = "weights.bin";

    /** Exporters leave what is smaller, for example the shapes that ONNX Runtime needs at once, where it is. */
    private static final int WORTH_IT = 1024;

    private Outside() {}

    /** @return what is to be in the file */
    static ByteString takeWeights(GraphProto.Builder graph) {
        ByteString all = ByteString.EMPTY;
        for (TensorProto.Builder constant : graph.getInitializerBuilderList()) {
            if (constant.getRawData().size() >= WORTH_IT) {
                ByteString raw = constant.getRawData();
                constant.clearRawData()
                        .setDataLocation(DataLocation.EXTERNAL)
                        .addExternalData(entry("location", FILE))
                        .addExternalData(entry("offset", Integer.toString(all.size())))
                        .addExternalData(entry("length", Integer.toString(raw.size())));
                all = all.concat(raw);
            }
        }
        assertThat(all.size()).isGreaterThan(3_000_000);
        return all;
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
