package org.lepetpal.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.vision.NamedCamera;
import org.lepetpal.camera.source.Source;
import org.lepetpal.testkit.TestSettings;

class SettingsTest {
    private static final Source SIM = new Source.Simulated();

    @Test
    void cameraWinsOverItsIndex() {
        assertThat(cameras("", -1, "")).containsExactly(Map.entry("front", SIM));
        assertThat(cameras("", 2, "")).containsExactly(Map.entry("front", device(2)));
        assertThat(cameras("sim", 2, "")).containsExactly(Map.entry("front", SIM));
    }

    @ParameterizedTest
    @CsvSource({
        "none,Nowhere[]",
        "auto,Found[]",
        "3,Device[path=/dev/video3]",
        "/dev/video0,Device[path=/dev/video0]",
        "/dev/v4l/by-id/usb-046d_C920-video-index0,Device[path=/dev/v4l/by-id/usb-046d_C920-video-index0]",
        "file:a/dog.mp4,Stored[path=a/dog.mp4]",
        "rtsp://owner:secret@10.0.0.7:554/live?a=1,rtsp://10.0.0.7",
        "http://cam.local:8080/stream,http://cam.local"
    })
    void sourcesAreReadAsWrittenAndNeverShowAPassword(String written, String source) {
        assertThat(cameras(written, -1, "").get("front")).hasToString(source);
    }

    @Test
    void severalCamerasHaveNamesAndTheFirstIsTheDefault() {
        Map<String, Source> cameras = cameras("", -1, "wrist=1, front=http://10.0.0.7/a?x=1,2 ,shelf=file:a,b.mp4");
        assertThat(cameras)
                .containsExactly(
                        Map.entry("wrist", device(1)),
                        Map.entry("front", new Source.Network(URI.create("http://10.0.0.7/a?x=1,2"))),
                        Map.entry("shelf", new Source.Stored(Path.of("a,b.mp4"))));
        assertThat(settings(Map.of("cameras", "wrist=1,shelf=2")).roster())
                .containsExactly(new NamedCamera("wrist", true), new NamedCamera("shelf", false));
    }

    @Test
    void cameraIsFrontAndTheDefaultBesideOthers() {
        assertThat(cameras("sim", -1, "wrist=1"))
                .containsExactly(Map.entry("front", SIM), Map.entry("wrist", device(1)));
        assertThat(cameras("", 4, "wrist=1").keySet()).containsExactly("front", "wrist");
        assertThatThrownBy(() -> cameras("sim", -1, "front=1"))
                .hasMessage(
                        "CAMERAS: the name 'front' is taken; a camera set by CAMERA or CAMERA_INDEX is called front");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simulated",
                "99",
                "/dev/ttyUSB0",
                "/etc/passwd",
                "ftp://x/",
                "http:///x",
                "http:x",
                "rtsp://",
                "0x1",
                "-1"
            })
    void anythingElseIsRefusedByName(String camera) {
        assertThatThrownBy(() -> cameras(camera, -1, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("CAMERA = ")
                .hasMessageContaining(camera);
        assertThatThrownBy(() -> cameras("", -1, "wrist=" + camera))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("CAMERAS: wrist = ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "wrist", "Wrist=1", "=1", "a=1,a=2", "a=sim,b=sim", "a=0,b=1,c=2,d=3,e=4,f=5,g=6", "w="})
    void listsThatSayNothingClearAreRefused(String cameras) {
        assertThatThrownBy(() -> cameras("", -1, cameras))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("CAMERAS");
    }

    @Test
    void aRefusalShowsNoPassword() {
        assertThatThrownBy(() -> cameras("htp://owner:secret@cam/", -1, ""))
                .hasMessageNotContaining("secret")
                .hasMessageContaining("htp://");
        assertThatThrownBy(() -> cameras("", -1, "http://owner:secret@cam/")).hasMessageNotContaining("secret");
    }

    @Test
    void anIndexOutOfRangeIsNamedAsSuch() {
        assertThatThrownBy(() -> cameras("", 64, "")).hasMessage("CAMERA_INDEX = 64 is not in 0…63");
        assertThatThrownBy(() -> cameras("", -2, "")).hasMessage("CAMERA_INDEX = -2 is not in 0…63");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3841x720", "1280x2161", "15x720", "1280*720", ""})
    void sizesOutOfRangeAreRefused(String size) {
        assertThatThrownBy(() -> settings(Map.of("stream_res", size)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("STREAM_RES = ");
    }

    @ParameterizedTest
    @CsvSource({
        "0,10,STREAM_FPS = 0",
        "121,10,STREAM_FPS = 121",
        "30,-1,CAMERA_FROZEN_SEC = -1",
        "30,3601,CAMERA_FROZEN_SEC"
    })
    void numbersOutOfRangeAreRefused(int rate, int frozen, String message) {
        assertThatThrownBy(() -> settings(Map.of("stream_fps", rate, "camera_frozen_sec", frozen)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    private static Source device(int number) {
        return new Source.Device(Path.of("/dev/video" + number));
    }

    private static Map<String, Source> cameras(String camera, int index, String cameras) {
        return settings(Map.of("camera", camera, "camera_index", index, "cameras", cameras))
                .cameras();
    }

    private static Settings settings(Map<String, ?> written) {
        return Settings.of(TestSettings.of(Config.class, written));
    }
}
