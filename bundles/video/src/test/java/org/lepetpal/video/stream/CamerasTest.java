package org.lepetpal.video.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.CameraRoster;
import org.lepetpal.api.vision.NamedCamera;
import org.lepetpal.testkit.FixedSwitchboard;

class CamerasTest {
    private static final CameraRoster ROSTER =
            () -> List.of(new NamedCamera("wrist", true), new NamedCamera("shelf", false));

    private final Cameras cameras = new Cameras(new FixedSwitchboard());

    @Test
    void aRobotOfWhoseCamerasNothingIsKnownHasOneThatIsCalledFront() {
        assertThat(cameras.names()).containsExactly("front");
        assertThat(cameras.component(Optional.empty())).isEqualTo("camera");
        assertThat(cameras.component(Optional.of("front"))).isEqualTo("camera");
    }

    @Test
    void eachCameraOfTheSettingsIsKnownByItsNameThoughItIsLost() {
        cameras.addRoster(ROSTER);
        assertThat(cameras.names()).containsExactly("wrist", "shelf");
        assertThat(cameras.component(Optional.of("wrist"))).isEqualTo("camera");
        assertThat(cameras.component(Optional.of("shelf"))).isEqualTo("camera-shelf");
        assertThat(cameras.component(Optional.of("blink")))
                .as("another bundle's")
                .isEqualTo("camera-blink");
    }

    @Test
    void camerasAreNotForgottenWhileTheirBundleIsReplaced() {
        cameras.addRoster(ROSTER);
        cameras.removeRoster(ROSTER);
        assertThat(cameras.names()).containsExactly("wrist", "shelf");

        CameraRoster successor = () -> List.of(NamedCamera.FRONT);
        cameras.addRoster(successor);
        assertThat(cameras.names()).containsExactly("front");
    }
}
