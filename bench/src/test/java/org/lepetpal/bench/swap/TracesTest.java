package org.lepetpal.bench.swap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracesTest {
    @TempDir
    private Path folder;

    private final Attempt unanswered = new Attempt(_ -> {});

    private Traces traces() {
        return new Traces(folder, 3);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private static Attempt answered() throws InterruptedException {
        Attempt attempt = new Attempt(Attempt::answered);
        attempt.await();
        return attempt;
    }

    @Test
    void aJarIsSeenBeforeInAndBehindTheGate() throws IOException {
        write("deploy/" + Traces.JAR, "jar");
        assertThat(traces().of(Operation.DEPLOY, unanswered)).isEqualTo(Progress.BEFORE);
        write("data/deploy/admitted/" + Traces.JAR + ".new", "jar");
        assertThat(traces().of(Operation.DEPLOY, unanswered)).isEqualTo(Progress.MEANWHILE);
        Files.delete(folder.resolve("data/deploy/admitted/" + Traces.JAR + ".new"));
        write("data/deploy/admitted/" + Traces.JAR, "jar");
        assertThat(traces().of(Operation.DEPLOY, unanswered)).isEqualTo(Progress.AFTER);
        assertThat(traces().of(Operation.TAKE_OUT, unanswered)).isEqualTo(Progress.BEFORE);
        Files.delete(folder.resolve("data/deploy/admitted/" + Traces.JAR));
        assertThat(traces().of(Operation.TAKE_OUT, unanswered)).isEqualTo(Progress.AFTER);
    }

    @Test
    void anUploadIsHitWhileItIsStaged() throws IOException, InterruptedException {
        assertThat(traces().of(Operation.UPLOAD_JAR, unanswered)).isEqualTo(Progress.BEFORE);
        write("data/deploy/stage/upload1.jar", "j");
        assertThat(traces().of(Operation.UPLOAD_JAR, unanswered)).isEqualTo(Progress.MEANWHILE);
        assertThat(traces().of(Operation.UPLOAD_JAR, answered())).isEqualTo(Progress.AFTER);
        assertThat(traces().of(Operation.UPLOAD, unanswered)).isEqualTo(Progress.BEFORE);
        write("models/.incoming/upload1/upload.zip", "z");
        assertThat(traces().of(Operation.UPLOAD, unanswered)).isEqualTo(Progress.MEANWHILE);
        assertThat(traces().of(Operation.UPLOAD, answered())).isEqualTo(Progress.AFTER);
    }

    @Test
    void aSwitchIsHitOnceOneWasMade() throws IOException, InterruptedException {
        assertThat(traces().of(Operation.SWITCH, unanswered)).isEqualTo(Progress.BEFORE);
        assertThat(traces().of(Operation.SWITCH, answered())).isEqualTo(Progress.MEANWHILE);
    }

    @Test
    void halfAModelAndASoundJarRefusedAreComplainedOf() throws IOException {
        assertThat(traces().complaint()).isEmpty();
        write("models/detector/big/7/big.onnx", "abc");
        assertThat(traces().complaint()).isEmpty();
        write("models/detector/big/8/big.onnx", "ab");
        assertThat(traces().complaint()).contains("8 is half a model");
        Files.delete(folder.resolve("models/detector/big/8/big.onnx"));
        Files.delete(folder.resolve("models/detector/big/8"));
        write("deploy/rejected/x.jar", "x");
        assertThat(traces().complaint()).contains("a sound jar was rejected");
    }
}
