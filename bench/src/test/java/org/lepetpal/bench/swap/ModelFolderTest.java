package org.lepetpal.bench.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {
    @TempDir
    private Path folder;

    @Test
    void aCheckpointIsForThePolicyAndComesWithoutItsGoldenCases() throws IOException {
        Path source = Files.createDirectories(folder.resolve("tiny"));
        Files.writeString(source.resolve("config.json"), "{}");
        Files.writeString(Files.createDirectories(source.resolve("golden")).resolve("case.json"), "{}");
        ModelFolder model = new ModelFolder(source);
        assertThat(model.slot()).isEqualTo("policy");
        model.copyTo(folder.resolve("copy"));
        assertThat(folder.resolve("copy/config.json")).isRegularFile();
        assertThat(folder.resolve("copy/golden")).doesNotExist();
    }

    @Test
    void oneFileIsADetectorsFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("yolo.onnx"), "onnx");
        ModelFolder model = new ModelFolder(file);
        assertThat(model.slot()).isEqualTo("detector");
        model.copyTo(folder.resolve("copy"));
        assertThat(folder.resolve("copy/yolo.onnx")).hasContent("onnx");
    }

    @Test
    void anythingElseIsNone() {
        assertThatThrownBy(() -> new ModelFolder(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("config.json");
    }
}
