package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.health.ComponentHealth;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.health.HealthSource;
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
        Bundle owner = proxy(Bundle.class, "getSymbolicName", bundle);
        return proxy(ServiceReference.class, "getBundle", owner);
    }

    /** Answers one method, and is nobody but itself. */
    private static <T> T proxy(Class<T> type, String method, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> switch (called.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    default -> {
                        assertThat(called.getName()).isEqualTo(method);
                        yield answer;
                    }
                }));
    }
}
