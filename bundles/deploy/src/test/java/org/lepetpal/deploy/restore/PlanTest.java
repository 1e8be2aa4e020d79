package org.lepetpal.deploy.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    @Test
    void itIsReadAsItWasWritten() {
        Plan plan = new Plan(2, "20260102-030405", List.of("the plug-ins", "the models"));
        assertThat(Plan.of(plan.lines())).isEqualTo(plan);
        assertThat(new Plan(2, "20260102-030405-2", List.of()).aside()).isEqualTo("20260102-030405-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "20260102-030405/../../..", "/20260102-030405", "20260102"})
    void whatIsSetAsideGoesNowhereElse(String aside) {
        assertThatThrownBy(() -> Plan.of(List.of("2", aside, "the plug-ins")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + aside + "\"");
    }

    @Test
    void halfAPlanIsNone() {
        assertThatThrownBy(() -> Plan.of(List.of("2"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Plan.of(List.of("two", "20260102-030405")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Plan.of(List.of("-1", "20260102-030405")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
