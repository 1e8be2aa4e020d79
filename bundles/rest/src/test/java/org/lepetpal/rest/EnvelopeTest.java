package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {
    private final Envelope envelope =
            new Envelope(new Json(), Clock.fixed(Instant.parse("2026-11-21T10:30:00.987Z"), ZoneOffset.UTC));

    @Test
    void itReadsAsTheContractSays() {
        assertThat(text(Map.of("active_request_id", "7")))
                .isEqualTo("{\"error\":{\"code\":\"busy\",\"http\":409,\"message\":\"Another command is in progress\","
                        + "\"details\":{\"active_request_id\":\"7\"},\"timestamp\":\"2026-11-21T10:30:00Z\"}}");
    }

    @Test
    void withoutDetailsThereAreNone() {
        assertThat(text(Map.of())).doesNotContain("details");
    }

    private String text(Map<String, Object> details) {
        return new String(
                envelope.bytes(ErrorCode.BUSY, 409, "Another command is in progress", details), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid",
        "401, unauthorized",
        "403, forbidden",
        "404, not_found",
        "405, method_not_allowed",
        "408, body_too_slow",
        "409, busy",
        "413, too_large",
        "414, invalid",
        "415, unsupported_media_type",
        "429, rate_limited",
        "431, invalid",
        "500, internal",
        "501, invalid",
        "503, unavailable",
        "504, timeout",
        "505, invalid",
        "507, internal"
    })
    void everyStatusHasAWord(int status, String word) {
        assertThat(ErrorCode.of(status).word()).isEqualTo(word);
    }
}
