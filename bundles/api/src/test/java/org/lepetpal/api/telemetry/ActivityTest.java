package org.lepetpal.api.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.lepetpal.api.telemetry.Activity.Kind;

class ActivityTest {
    @Test
    void isWrittenAsTheContractHasIt() {
        assertThat(Activity.IDLE.label()).isEqualTo("idle");
        assertThat(Activity.HOMING.label()).isEqualTo("homing");
        assertThat(Activity.waiting("no plan yet").label()).isEqualTo("hold: no plan yet");
        assertThat(Activity.holding("software stop").label()).isEqualTo("hold: software stop");
    }

    @Test
    void whoStaysSaysWhyAndNobodyElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> Activity.holding(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> Activity.waiting(""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Activity(Kind.PLAN, "because"))
                .withMessageContaining("PLAN because of \"because\"");
    }
}
