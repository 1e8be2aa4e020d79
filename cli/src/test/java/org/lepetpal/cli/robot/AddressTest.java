package org.lepetpal.cli.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressTest {
    @Test
    void portAndBindMakeTheAddress() {
        assertThat(Address.of(Map.of()).base()).hasToString("http://localhost:5000");
        assertThat(Address.of(Map.of("PORT", "8080", "BIND", "0.0.0.0")).base()).hasToString("http://localhost:8080");
        assertThat(Address.of(Map.of("BIND", "10.0.0.7")).base()).hasToString("http://10.0.0.7:5000");
        assertThat(Address.of(Map.of("BIND", "::1")).base()).hasToString("http://[::1]:5000");
    }

    @Test
    void onlyTheWebIsAnAddress() {
        assertThatThrownBy(() -> Address.of("robot", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("robot");
        assertThatThrownBy(() -> Address.of("http://robot/somewhere", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Address.of("not an address", Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Address.of(Map.of("PORT", "five"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsWhetherTheRobotIsOnThisMachine() {
        assertThat(Address.of("http://127.0.0.1:5000", Map.of()).isHere()).isTrue();
        assertThat(Address.of("http://[::1]:5000", Map.of()).isHere()).isTrue();
        assertThat(Address.of("http://kitchen:5000", Map.of()).isHere()).isFalse();
    }

    @Test
    void theEnvironmentWinsOverTheFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("lepetpal.env");
        Files.writeString(file, "# PORT=1\nPORT=5050\n export BIND = \"127.0.0.1\" \n#API_TOKEN=x\nAPI_TOKEN='s e'\n");

        assertThat(RobotSettings.read(file, Map.of("PORT", "6000")))
                .containsEntry("PORT", "6000")
                .containsEntry("BIND", "127.0.0.1")
                .containsEntry("API_TOKEN", "s e");
    }
}
