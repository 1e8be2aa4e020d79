package org.lepetpal.video.stream;

import java.lang.annotation.Annotation;
import org.lepetpal.video.Config;

/** Defaults, but for three viewers only. */
@SuppressWarnings("all")
final class TestConfig implements Config {
    @Override
    public String camera() {
        return "sim";
    }

    @Override
    public int camera_index() {
        return -1;
    }

    @Override
    public String cameras() {
        return "wrist=/dev/video1";
    }

    @Override
    public int camera_frozen_sec() {
        return 10;
    }

    @Override
    public int stream_fps() {
        return 30;
    }

    @Override
    public String stream_res() {
        return "1280x720";
    }

    @Override
    public int detect_rate_hz() {
        return 15;
    }

    @Override
    public int stream_max_clients() {
        return 3;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Config.class;
    }
}
