package org.lepetpal.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.access.Attempts;

class ConsoleSecurityTest {
    private static final Pattern PASSWORD = Pattern.compile("password  (\\S+)");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;
    private ConsoleSecurity security;
    private String password;

    @BeforeEach
    void firstStart() throws IOException {
        security = start();
        Matcher shown = PASSWORD.matcher(terminal.toString(StandardCharsets.UTF_8));
        assertThat(shown.find()).isTrue();
        password = shown.group(1);
    }

    @Test
    void showsThePasswordOnceWithTheAddress() throws IOException {
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .contains("http://127.0.0.1:5000/system/console")
                .contains("admin");

        terminal.reset();
        Exchange again = new Exchange("GET").as("admin", password);
        assertThat(start().authenticate(again.request(), again.response())).isEqualTo("admin");
        assertThat(terminal.size()).isZero();
    }

    @Test
    void whoDoesNotSayWhoTheyAreIsAsked() {
        Exchange exchange = new Exchange("GET");

        assertThat(enter(exchange)).isNull();
        assertThat(exchange.status()).isEqualTo(401);
        assertThat(exchange.answered("WWW-Authenticate")).startsWith("Basic realm=");
    }

    @Test
    void oneUserAndOnePasswordComeIn() {
        assertThat(enter(new Exchange("GET").as("admin", password))).isEqualTo("admin");
        assertThat(enter(new Exchange("GET").as("admin", "admin"))).isNull();
        assertThat(enter(new Exchange("GET").as("root", password))).isNull();
        assertThat(enter(new Exchange("GET").as("admin", ""))).isNull();
        assertThat(enter(new Exchange("GET").with("Authorization", "Basic %%%")))
                .isNull();
        assertThat(security.authorize("admin", "any")).isTrue();
        assertThat(security.authorize("somebody", "any")).isFalse();
    }

    @Test
    void whoGuessesWaitsEvenWithTheRightPassword() {
        for (int i = 0; i < 3; i++) {
            enter(new Exchange("GET").as("admin", "guess" + i));
        }
        Exchange early = new Exchange("GET").as("admin", password);
        assertThat(enter(early)).isNull();
        assertThat(early.status()).isEqualTo(429);
        assertThat(early.answered("Retry-After")).isEqualTo("2");

        now = now.plusSeconds(1);
        assertThat(enter(new Exchange("GET").as("admin", password))).isEqualTo("admin");
    }

    @Test
    void anotherSitesPageCannotUseTheBrowsersPassword() {
        Exchange forged = new Exchange("POST").as("admin", password).with("Origin", "http://evil.example");
        assertThat(enter(forged)).isNull();
        assertThat(forged.status()).isEqualTo(403);

        Exchange hidden = new Exchange("POST").as("admin", password).with("Origin", "null");
        assertThat(enter(hidden)).isNull();

        Exchange own = new Exchange("POST").as("admin", password).with("Origin", "http://127.0.0.1:5000");
        assertThat(enter(own)).isEqualTo("admin");
    }

    private Object enter(Exchange exchange) {
        return security.authenticate(exchange.request(), exchange.response());
    }

    private ConsoleSecurity start() throws IOException {
        return new ConsoleSecurity(
                new PasswordFile(folder.resolve("password"), new SecureRandom()),
                new Attempts(() -> now),
                "http://127.0.0.1:5000/system/console",
                new PrintStream(terminal, true, StandardCharsets.UTF_8));
    }
}
