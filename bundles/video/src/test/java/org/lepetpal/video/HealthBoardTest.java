package org.lepetpal.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;

class HealthBoardTest {
    @Test
    void onePartThatFailsTakesNoOtherFromThePictures() {
        ComponentHealth well = ComponentHealth.of("arm", Status.OK, "fine");
        HealthBoard board = new HealthBoard();
        board.addSource(() -> {
            throw new IllegalStateException("broken on purpose");
        });
        board.addSource(() -> null);
        board.addSource(() -> well);

        assertThat(board.all()).containsExactly(well);
    }
}
