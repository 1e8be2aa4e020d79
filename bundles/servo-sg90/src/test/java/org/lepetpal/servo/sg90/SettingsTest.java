package org.lepetpal.servo.sg90;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void sourcesAreNamed() {
        assertThat(Source.parse(" SIM ")).isEqualTo(new Source.Simulated());
        assertThat(Source.parse("auto")).isEqualTo(new Source.Found());
        assertThat(Source.parse("none")).isEqualTo(new Source.Nowhere());
        assertThat(Source.parse("pwmchip2:1")).isEqualTo(new Source.Output(2, 1));
    }

    @Test
    void wrongValuesNameVariableValueAndWhatIsAllowed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Source.parse("gpio18"))
                .withMessageContaining("DISPENSER = gpio18")
                .withMessageContaining("pwmchip0:0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stroke(400, 1500, Duration.ofMillis(250), 0))
                .withMessage("TREAT_CLOSED_US = 400 is not in 600…2300");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Stroke(1500, 1500, Duration.ofMillis(250), 0))
                .withMessageContaining("TREAT_OPEN_US");
    }
}
