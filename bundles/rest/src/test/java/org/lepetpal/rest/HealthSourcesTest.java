package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
import org.lepetpal.testkit.Fake;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

class HealthSourcesTest {
    private final HealthSources sources = new HealthSources();

    @Test
    void oneThatThrowsIsDownByItsBundlesNameAndTheOthersSpeak() {
        sources.add(from("org.example.well"), () -> ComponentHealth.of("arm", Status.OK, "fine"));
        sources.add(from("org.example.broken"), () -> {
            throw new IllegalStateException("a secret");
        });
        sources.add(from("org.example.torn"), () -> {
            throw new NoClassDefFoundError("org/example/Gone");
        });
        sources.add(from("org.example.mute"), () -> null);

        assertThat(sources.all())
                .extracting(health -> health.component() + " " + health.status())
                .containsExactlyInAnyOrder(
                        "arm OK", "org.example.broken DOWN", "org.example.torn DOWN", "org.example.mute DOWN");
        assertThat(HealthReport.of(sources.all()).body(new Json()).toString()).doesNotContain("secret", "Gone");
    }

    @Test
    void whoLeavesIsNotAskedAnyMore() {
        ServiceReference<HealthSource> leaver = from("org.example.leaver");
        sources.add(leaver, () -> ComponentHealth.of("arm", Status.OK, "fine"));

        sources.remove(leaver);

        assertThat(sources.all()).isEmpty();
    }

    @SuppressWarnings("unchecked") // a proxy of a raw interface
    private static ServiceReference<HealthSource> from(String bundle) {
        Bundle owner = Fake.of(Bundle.class, Map.of("getSymbolicName", _ -> bundle));
        return Fake.of(ServiceReference.class, Map.of("getBundle", _ -> owner));
    }
}
