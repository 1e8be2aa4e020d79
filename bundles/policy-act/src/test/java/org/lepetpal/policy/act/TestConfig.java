package org.lepetpal.policy.act;

import java.lang.annotation.Annotation;

/** Settings as an operator gives them; the rest as it is by default. */
record TestConfig(String model_path, String tasks) implements Config {
    @Override
    public String[] act_cameras() {
        return new String[0];
    }

    @Override
    public String act_units() {
        return "degrees";
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
