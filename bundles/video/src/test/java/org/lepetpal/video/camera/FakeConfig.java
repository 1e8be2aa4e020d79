package org.lepetpal.video.camera;

import java.lang.annotation.Annotation;
import org.lepetpal.video.Config;

/** What an operator wrote of cameras; the rest as it is by default. */
@SuppressWarnings("all")
record FakeConfig(
        String camera, int camera_index, String cameras, String stream_res, int stream_fps, int camera_frozen_sec)
        implements Config {
    @Override
    public int detect_rate_hz() {
        return 15;
    }

    @Override
    public int stream_max_clients() {
        return 100;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Config.class;
    }
}
