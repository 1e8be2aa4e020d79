package org.lepetpal.policy.replay;

import java.nio.file.Path;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.policy.replay.dataset.Dataset;
import org.osgi.service.component.annotations.Component;

/** Datasets among the models' folders. */
@Component
public final class ReplayFormat implements ModelFormat {
    static final String FACTORY_PID = "org.lepetpal.policy.replay.model";

    @Override
    public SlotName slot() {
        return SlotName.POLICY;
    }

    @Override
    public boolean reads(Path folder) {
        return Dataset.isOne(folder);
    }

    @Override
    public String factoryPid() {
        return FACTORY_PID;
    }
}
