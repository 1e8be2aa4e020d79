package org.lepetpal.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void outletsAreNamed() {
        assertThat(Outlet.parse("sim")).isEqualTo(new Outlet.Simulated());
        assertThat(Outlet.parse(" Auto")).isEqualTo(new Outlet.DefaultCard());
        assertThat(Outlet.parse("none")).isEqualTo(new Outlet.Nowhere());
        assertThat(Outlet.parse("USB Audio")).isEqualTo(new Outlet.Card("USB Audio"));
    }

    @Test
    void wrongValuesNameVariableAndValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Settings(new Outlet.Simulated(), "en; rm"))
                .withMessageContaining("VOICE_LANGUAGE = en; rm");
        assertThatIllegalArgumentException().isThrownBy(() -> Outlet.parse(" ")).withMessageContaining("VOICE");
    }
}
