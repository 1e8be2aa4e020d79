package org.lepetpal.rest;

import java.lang.annotation.Annotation;

/** The settings as a person would give them. */
record TestSettings(int port, String bind, String api_token, String cors_origins, String allowed_hosts)
        implements Config {
    static final TestSettings DEFAULT =
            new TestSettings(5000, "127.0.0.1", "", "http://localhost:3000,http://localhost:5173", "");

    TestSettings withPort(int other) {
        return new TestSettings(other, bind, api_token, cors_origins, allowed_hosts);
    }

    TestSettings withBind(String other) {
        return new TestSettings(port, other, api_token, cors_origins, allowed_hosts);
    }

    TestSettings withToken(String other) {
        return new TestSettings(port, bind, other, cors_origins, allowed_hosts);
    }

    TestSettings withOrigins(String other) {
        return new TestSettings(port, bind, api_token, other, allowed_hosts);
    }

    TestSettings withHosts(String other) {
        return new TestSettings(port, bind, api_token, cors_origins, other);
    }

    Settings read() {
        return Settings.of(this);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Config.class;
    }
}
