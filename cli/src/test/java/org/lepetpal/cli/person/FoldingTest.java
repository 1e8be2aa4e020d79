package org.lepetpal.cli.person;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void foldsBetweenWords() {
        assertThat(Folding.at(10, "bring all joints there")).containsExactly("bring all", "joints", "there");
        assertThat(Folding.at(9, "bring all joints")).containsExactly("bring all", "joints");
        assertThat(Folding.at(10, "short")).containsExactly("short");
        assertThat(Folding.at(10, "")).containsExactly("");
    }

    @Test
    void aLongWordStaysWhole() {
        assertThat(Folding.at(5, "/dev/serial/by-id/x")).containsExactly("/dev/serial/by-id/x");
        assertThat(Folding.at(5, "port /dev/serial is it")).containsExactly("port", "/dev/serial", "is it");
        assertThat(Folding.at(5, "  /dev/serial")).containsExactly(" ", "/dev/serial");
    }
}
