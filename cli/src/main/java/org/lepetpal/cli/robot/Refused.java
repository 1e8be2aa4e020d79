package org.lepetpal.cli.robot;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** The robot understood and said no; the message is its own. */
public final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final int http;
    private final String code;
    private final String reason;

    Refused(int http, JsonNode error) {
        super(error.path("message").asText());
        this.http = http;
        this.code = error.path("code").asText();
        this.reason = error.path("details").path("reason").asText("");
    }

    public int http() {
        return http;
    }

    /** The envelope's word, for example {@code busy}. */
    public String code() {
        return code;
    }

    /** {@code details.reason} of the envelope; empty where there is none. */
    public String reason() {
        return reason;
    }
}
