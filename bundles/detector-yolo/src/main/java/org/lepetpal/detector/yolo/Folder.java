package org.lepetpal.detector.yolo;

/** What the repository of models says of a folder; names are those of {@code ModelKeys} and {@code ServiceKeys}. */
@interface Folder {
    String model_path();

    String robot_name();

    String robot_version();

    String robot_origin();

    int service_ranking() default -1;
}
