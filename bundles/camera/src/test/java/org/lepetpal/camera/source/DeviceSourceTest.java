package org.lepetpal.camera.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

/** What can be known of USB cameras without one. */
class DeviceSourceTest {
    @Test
    void theWordForNotWaitingIsUnderstoodAndAddsToWhatIsSet() {
        AVFormatContext context = avformat.avformat_alloc_context();
        try {
            int before = context.flags();
            assertThat(avutil.av_opt_set(context, "fflags", DeviceSource.NONBLOCK, 0))
                    .isZero();
            assertThat(context.flags()).isEqualTo(before | AVFormatContext.AVFMT_FLAG_NONBLOCK);
        } finally {
            avformat.avformat_free_context(context);
        }
    }

    @Test
    void aCameraThatIsNotThereSaysSo() {
        assertThatThrownBy(() -> DeviceSource.open(
                        "front", Path.of("/no/such/video0"), new DeviceWish(640, 480, 30), new Patience()))
                .isInstanceOf(IOException.class)
                .hasMessage("USB camera video0 is not plugged in");
    }
}
