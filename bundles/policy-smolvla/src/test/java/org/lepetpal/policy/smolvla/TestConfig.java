package org.lepetpal.policy.smolvla;

import java.lang.annotation.Annotation;

/** Settings as an operator gives them; the rest as it is by default. */
record TestConfig(String model_path, String cameras, String units) implements Config {
    TestConfig(String path) {
        this(path, "", "degrees");
    }

    @Override
    public String smolvla_tokenizer() {
        return "";
    }

    @Override
    public String[] smolvla_cameras() {
        return cameras.isEmpty() ? new String[0] : cameras.split(",");
    }

    @Override
    public String smolvla_units() {
        return units;
    }

    @Override
    public int smolvla_fps() {
        return 30;
    }

    @Override
    public int smolvla_threads() {
        return 1;
    }

    @Override
    public String smolvla_provider() {
        return "auto";
    }

    @Override
    public String smolvla_precision() {
        return "fp32";
    }

    @Override
    public int smolvla_cache_mb() {
        return 0;
    }

    @Override
    public double smolvla_next_at() {
        return 0.5;
    }

    @Override
    public String smolvla_merge() {
        return "weighted_average";
    }

    @Override
    public String smolvla_rtc() {
        return "off";
    }

    @Override
    public int smolvla_rtc_horizon() {
        return 10;
    }

    @Override
    public double smolvla_rtc_weight() {
        return 10;
    }

    @Override
    public long smolvla_seed() {
        return 1;
    }

    @Override
    public int smolvla_timeout_sec() {
        return 30;
    }

    @Override
    public int smolvla_still_sec() {
        return 3;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Config.class;
    }
}
