package org.lepetpal.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileTroubleTest {
    private static final String PATH = "/home/somebody/models/net.onnx";

    @Test
    void nobodyLearnsWhereTheRobotLies() {
        assertThat(FileTrouble.of(new AccessDeniedException(PATH))).isEqualTo("the robot may not read net.onnx");
        assertThat(FileTrouble.of(new NoSuchFileException(PATH))).isEqualTo("net.onnx is not there");
        assertThat(FileTrouble.of(new FileSystemException(PATH, PATH, "Input/output error")))
                .contains("net.onnx")
                .doesNotContain("/home");
        assertThat(FileTrouble.of(new IOException("model.json is no JSON"))).isEqualTo("model.json is no JSON");
    }
}
