package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String TOKEN = "sixteen-letters!";

    @Test
    void theDefaultsAreRight() {
        Settings settings = TestSettings.DEFAULT.read();

        assertThat(settings.token()).isEmpty();
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.origins().names())
                .containsExactlyInAnyOrder("http://localhost:3000", "http://localhost:5173");
        assertThat(settings.hosts().names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65536})
    void aPortOutOfRangeIsNamed(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(TestSettings.DEFAULT.withPort(port)::read)
                .withMessageContaining("PORT = " + port)
                .withMessageContaining("1…65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.7", "::"})
    void openToOthersWithoutATokenIsUnsafe(String bind) {
        assertThatExceptionOfType(ForbiddenStart.class)
                .isThrownBy(TestSettings.DEFAULT.withBind(bind)::read)
                .withMessageContaining("BIND = " + bind)
                .withMessageContaining("API_TOKEN");
        assertThat(TestSettings.DEFAULT.withBind(bind).withToken(TOKEN).read().token())
                .contains(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.9.10", "::1", "localhost"})
    void loopbackNeedsNoToken(String bind) {
        assertThat(TestSettings.DEFAULT.withBind(bind).read().bind()).isEqualTo(bind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifteen-letters", "with space in it all over", "ümläute-ümläute-ümläute"})
    void aWeakTokenIsRefusedAndNotRepeated(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(TestSettings.DEFAULT.withToken(token)::read)
                .isNotInstanceOf(ForbiddenStart.class)
                .withMessageContaining("API_TOKEN")
                .withMessageNotContaining(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "null",
                "localhost:3000",
                "ftp://localhost",
                "http://localhost:3000/",
                "http://localhost:3000/app",
                "http://localhost?x",
                "http://localhost#x",
                "http://me@localhost",
                "http://",
                "http://a b"
            })
    void whatIsNoOriginIsNamedAndLetsNobodyIn(String wrong) {
        Settings settings = TestSettings.DEFAULT
                .withOrigins("http://localhost:3000," + wrong)
                .read();

        assertThat(settings.origins().names()).isEmpty();
        assertThat(settings.problems())
                .singleElement()
                .asString()
                .contains("CORS_ORIGINS", "'" + wrong + "'", "http://localhost:3000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://robot.example", "robot:5000", "a/b", "*", "-a"})
    void whatIsNoHostNameIsNamed(String wrong) {
        Settings settings =
                TestSettings.DEFAULT.withHosts("robot.example, " + wrong).read();

        assertThat(settings.hosts().names()).isEmpty();
        assertThat(settings.problems()).singleElement().asString().contains("ALLOWED_HOSTS", "'" + wrong + "'");
    }

    @Test
    void listsFoldCaseAndWhiteSpace() {
        Settings settings = TestSettings.DEFAULT
                .withOrigins(" HTTPS://Robot.example:8443 ,, ")
                .withHosts("Robot.Example")
                .read();

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.origins().names()).containsExactly("https://robot.example:8443");
        assertThat(settings.hosts().names()).containsExactly("robot.example");
    }
}
