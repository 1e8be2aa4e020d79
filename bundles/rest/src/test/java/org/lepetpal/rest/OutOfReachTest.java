package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class OutOfReachTest {
    private final FakeLife life = new FakeLife();
    private final FakeCommands commands = new FakeCommands();
    private final OutOfReach outOfReach = new OutOfReach(life);

    @Test
    void whatNobodyCouldStopAnyMoreIsAborted() {
        outOfReach.addCommands(commands);
        outOfReach.close();
        assertThat(commands.cancelled()).isEqualTo(1);
    }

    @Test
    void aRobotThatStopsEndsItsCommandItself() {
        outOfReach.addCommands(commands);
        life.stop();
        outOfReach.close();
        assertThat(commands.cancelled()).isZero();
    }

    @Test
    void withoutALoopThereIsNothingToAbort() {
        outOfReach.addCommands(commands);
        outOfReach.removeCommands(commands);
        assertThatCode(outOfReach::close).doesNotThrowAnyException();
        assertThat(commands.cancelled()).isZero();
    }
}
