package org.lepetpal.models;

import java.nio.file.Files;
import java.nio.file.Path;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.swap.SlotName;

/** Reads every folder with a file {@code net.onnx}. */
record OnnxFormat(SlotName slot) implements ModelFormat {
    static final String PID = "org.example.eye.model";

    @Override
    public boolean reads(Path folder) {
        return Files.isRegularFile(folder.resolve("net.onnx"));
    }

    @Override
    public String factoryPid() {
        return PID;
    }
}
