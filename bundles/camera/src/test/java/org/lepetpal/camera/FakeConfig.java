package org.lepetpal.camera;

import java.lang.annotation.Annotation;

/** What an operator wrote of cameras; the rest as it is by default. */
@SuppressWarnings("all")
record FakeConfig(
        String camera, int camera_index, String cameras, String stream_res, int stream_fps, int camera_frozen_sec)
        implements Config {
    @Override
    public Class<? extends Annotation> annotationType() {
        return Config.class;
    }
}
