package org.lepetpal.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MishapTest {
    @Test
    void isOneLineWithoutPaths() {
        assertThat(Mishap.of(new IllegalStateException("too slow\nby far")).text())
                .isEqualTo("IllegalStateException: too slow");
        assertThat(Mishap.of(new IllegalStateException("no /home/somebody/model"))
                        .text())
                .isEqualTo("IllegalStateException");
        assertThat(Mishap.of(new NullPointerException()).text()).isEqualTo("NullPointerException");
        assertThat(Mishap.of(new RuntimeException("x".repeat(500))).text())
                .hasSize("RuntimeException: ".length() + 160);
    }
}
