package org.lepetpal.policy.act;

import java.lang.annotation.Annotation;

/** Settings as an operator gives them; the rest as it is by default. */
record TestConfig(String model_path, String tasks, String act_units, String act_provider) implements Config {
    TestConfig(String path, String tasks) {
        this(path, tasks, "auto", "auto");
    }

    @Override
    public String[] act_cameras() {
        return new String[0];
    }

    @Override
    public int act_fps() {
        return 30;
    }

    @Override
    public int act_threads() {
        return 1;
    }

    @Override
    public double act_next_at() {
        return 0.5;
    }

    @Override
    public String act_merge() {
        return "weighted_average";
    }

    @Override
    public String[] act_tasks() {
        return tasks.split(",");
    }

    @Override
    public int act_timeout_sec() {
        return 30;
    }

    @Override
    public int act_still_sec() {
        return 3;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return Config.class;
    }
}
