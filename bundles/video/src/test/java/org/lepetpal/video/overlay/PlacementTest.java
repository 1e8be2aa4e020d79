package org.lepetpal.video.overlay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacementTest {
    /** Camera, wish (-1: none), viewer's picture, and where the camera's picture lies in it. */
    @ParameterizedTest
    @CsvSource({
        "1280,720,   -1,-1,    1280,720,  0,0,    1280,720",
        "1280,720,   640,-1,   640,360,   0,0,    640,360",
        "1280,720,   -1,360,   640,360,   0,0,    640,360",
        "1280,720,   640,360,  640,360,   0,0,    640,360",
        "1280,720,   640,640,  640,640,   0,140,  640,360",
        "1280,720,   1280,360, 1280,360,  320,0,  640,360",
        "640,360,    1280,720, 1280,720,  0,0,    1280,720",
        "1088,1920,  640,360,  640,360,   218,0,  204,360",
        "1088,1920,  3840,-1,  1224,2160, 0,0,    1224,2160",
        "3840,16,    16,16,    16,16,     0,7,    16,1",
    })
    void theWholePictureIsShownInItsShape(
            int cameraWidth,
            int cameraHeight,
            int wishedWidth,
            int wishedHeight,
            int width,
            int height,
            int left,
            int top,
            int innerWidth,
            int innerHeight) {
        assertThat(Placement.of(cameraWidth, cameraHeight, wish(wishedWidth), wish(wishedHeight)))
                .isEqualTo(new Placement(cameraWidth, cameraHeight, width, height, left, top, innerWidth, innerHeight));
    }

    @Test
    void whatIsDrawnLandsOnTheScaledPicture() {
        Placement placement = Placement.of(1280, 720, wish(640), wish(640));

        assertThat(placement.x(1280)).isEqualTo(640);
        assertThat(placement.y(0)).isEqualTo(140);
        assertThat(placement.y(720)).isEqualTo(500);
        assertThat(placement.hasBars()).isTrue();
        assertThat(placement.shrinks()).isTrue();
    }

    @Test
    void onlyAPictureTakenAsItIsIsTheSame() {
        assertThat(Placement.of(1280, 720, wish(1280), wish(-1)).isIdentity()).isTrue();
        assertThat(Placement.of(1280, 720, wish(1281), wish(-1)).isIdentity()).isFalse();
        assertThat(Placement.of(1280, 720, wish(1280), wish(721)).isIdentity()).isFalse();
    }

    private static OptionalInt wish(int side) {
        return side < 0 ? OptionalInt.empty() : OptionalInt.of(side);
    }
}
