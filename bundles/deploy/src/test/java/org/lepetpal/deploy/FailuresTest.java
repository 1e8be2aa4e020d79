package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;

/** What people read of a failure. */
class FailuresTest {
    private static final String NEEDS = "It needs what nobody here offers: ";

    @TempDir
    Path home;

    @Test
    void whatIsMissingIsNamedInWords() throws Exception {
        try (Rig rig = Rig.start(home)) {
            assertThatThrownBy(() -> rig.admit(importing("org.example.missing"), false))
                    .hasMessage(NEEDS + "the package org.example.missing");
            assertThatThrownBy(() -> rig.admit(importing("org.osgi.framework;version=\"[7.1,8)\""), false))
                    .hasMessage(NEEDS + "the package org.osgi.framework, version 7.1.0 or later, before 8.0.0");
            byte[] capable = TestJars.bundle(
                    "org.example.a",
                    "1.0.0",
                    Map.of("Require-Capability", "org.example.coffee;filter:=\"(hot=true)\""));
            assertThatThrownBy(() -> rig.admit(capable, false)).hasMessage(NEEDS + "org.example.coffee; (hot=true)");
        }
    }

    @Test
    void ofAChainThatLacksSomethingItIsTheEnd() {
        BundleException chain = new BundleException(
                "Unable to resolve a [1](R 1.0): missing requirement [a [1](R 1.0)] osgi.wiring.package;"
                        + " (osgi.wiring.package=b) [caused by: Unable to resolve b [2](R 2.0): missing requirement"
                        + " [b [2](R 2.0)] osgi.wiring.package; (osgi.wiring.package=c)] Unresolved requirements:"
                        + " [[a [1](R 1.0)] osgi.wiring.package; (osgi.wiring.package=b)]",
                BundleException.RESOLVE_ERROR);
        assertThat(Failures.refusal(chain)).hasMessage(NEEDS + "the package c");
        BundleException other = new BundleException("Uses constraint violation", BundleException.RESOLVE_ERROR);
        assertThat(Failures.refusal(other)).hasMessage(NEEDS + "Uses constraint violation");
    }

    private static byte[] importing(String clause) throws Exception {
        return TestJars.bundle("org.example.a", "1.0.0", Map.of("Import-Package", clause));
    }
}
