package org.lepetpal.arm.so101;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"sim", "auto", "none", " /dev/ttyACM0 ", "/dev/serial/by-id/usb-1a86", "COM12", "id:58FA101278"})
    void takes(String arm) {
        assertThat(new Settings(arm, "", "").arm()).isEqualTo(arm.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "SIM", "ttyACM0", "simulated", "COMx"})
    void refusesNamingVariableValueAndWhatIsAllowed(String arm) {
        assertThatThrownBy(() -> new Settings(arm, "", ""))
                .hasMessageContaining("ARM = '" + arm.strip() + "'")
                .hasMessageContaining("sim, auto, none");
    }
}
