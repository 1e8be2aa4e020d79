package org.lepetpal.models;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the repository as the console shows them. */
@ObjectClassDefinition(
        id = "org.lepetpal.models",
        name = "Models",
        description = "Folders with models in them, which become candidates")
@interface Config {
    @AttributeDefinition(
            name = "MODELS_DIR",
            description =
                    "Folder with SLOT/NAME/VERSION/ in it, each with one model's files; relative to the robot's folder")
    String models_dir() default "models";

    @AttributeDefinition(
            name = "MODELS_UPLOAD_MAX_MB",
            description = "Largest upload of a model, and the most that it may unpack to, in megabytes, 1…100000",
            min = "1",
            max = "100000")
    int models_upload_max_mb() default 4096;

    @AttributeDefinition(
            name = "MODELS_UPLOAD_MAX_FILES",
            description = "Most files of a model that is uploaded, 1…100000",
            min = "1",
            max = "100000")
    int models_upload_max_files() default 1000;
}
