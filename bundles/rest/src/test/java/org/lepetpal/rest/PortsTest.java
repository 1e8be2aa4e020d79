package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aPortThatIsTakenIsNamedAndOneThatIsFreeIsNot() throws Exception {
        Settings settings;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            settings = TestSettings.DEFAULT.withPort(other.getLocalPort()).read();

            assertThatExceptionOfType(ForbiddenStart.class)
                    .isThrownBy(() -> Ports.requireFree(settings))
                    .withMessageContaining("PORT = " + other.getLocalPort());
        }
        assertThatCode(() -> Ports.requireFree(settings)).doesNotThrowAnyException();
    }
}
