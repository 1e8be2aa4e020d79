package org.lepetpal.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.video.stream.Failings.Deed;

class FailingsTest {
    private static final Optional<String> ACTIVE = Optional.empty();
    private static final Optional<String> WRIST = Optional.of("wrist");

    private final Failings failings = new Failings();

    @Test
    void theLogTellsOfEverFewerOfAnUnbrokenRow() {
        int told = 0;
        for (int i = 0; i < 10_000; i++) {
            told += failings.add(ACTIVE, Deed.ASKED, new IllegalStateException()) ? 1 : 0;
        }
        assertThat(told).isEqualTo(14);
        failings.over(ACTIVE, Deed.FOLLOWED);
        assertThat(failings.add(ACTIVE, Deed.ASKED, new IllegalStateException()))
                .as("another occasion is no end of it")
                .isFalse();
        failings.over(ACTIVE, Deed.ASKED);
        assertThat(failings.add(ACTIVE, Deed.ASKED, new IllegalStateException()))
                .isTrue();
    }

    @Test
    void eachCameraHasItsOwnAndTheyAreForgottenTogether() {
        failings.add(WRIST, Deed.SHOWN, new NoClassDefFoundError("/home/somebody/secret.jar"));
        assertThat(failings.of(WRIST)).contains("the camera wrist fails: NoClassDefFoundError");
        assertThat(failings.of(ACTIVE)).isEmpty();
        failings.forget();
        assertThat(failings.of(WRIST)).isEmpty();
    }
}
