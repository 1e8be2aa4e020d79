package org.lepetpal.policy.smolvla.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.lepetpal.testkit.SharedData;

final class PolicyCheckTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void saysWhatItIsAndThatItIsAtPar() {
        Path folder = SharedData.path("smolvla/tiny64");
        assertThat(check(folder.toString(), "--golden", folder.resolve("golden").toString(), "--threads", "1"))
                .isZero();
        assertThat(text(out))
                .contains("cameras    camera1, camera2", "normalises state MEAN_STD, action MEAN_STD", "a chunk in ")
                .containsPattern("parity ok, worst \\d\\.\\de-06 over 5 cases\\s*$");
    }

    /** The golden cases of other weights: a check that cannot fail would be none. */
    @Test
    void failsWhereItIsNotAtPar() {
        Path folder = SharedData.path("smolvla/tiny64");
        Path other = SharedData.path("smolvla/tiny64_bf16/golden");
        assertThat(check(folder.toString(), "--golden", other.toString())).isEqualTo(1);
        assertThat(text(out)).contains("WRONG").contains("PARITY LOST");
    }

    @Test
    void saysWhyItRefuses() {
        assertThat(check("/no/such/folder")).isEqualTo(1);
        assertThat(text(err)).isEqualTo("refused: there is no such folder\n");
        assertThat(check(SharedData.path("smolvla/tiny64").toString(), "--golden", "/no/such"))
                .isEqualTo(1);
        assertThat(text(err)).contains("holds no golden cases");
    }

    @Test
    void explainsItself() {
        assertThat(check()).isEqualTo(2);
        assertThat(check("a", "b")).isEqualTo(2);
        assertThat(check("a", "--golden")).isEqualTo(2);
        assertThat(text(err)).contains("usage: ./lepetpal policy check");
    }

    private int check(String... arguments) {
        return PolicyCheck.run(arguments, new PrintStream(out), new PrintStream(err));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
