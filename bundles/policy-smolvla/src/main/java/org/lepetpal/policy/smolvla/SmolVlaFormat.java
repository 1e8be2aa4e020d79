package org.lepetpal.policy.smolvla;

import java.nio.file.Path;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.lerobot.policy.PolicyFolder;
import org.osgi.service.component.annotations.Component;

/** SmolVLA checkpoints among the models' folders. */
@Component
public final class SmolVlaFormat implements ModelFormat {
    static final String FACTORY_PID = "org.lepetpal.policy.smolvla.model";

    private final ModelFormat folder = new PolicyFolder("smolvla", FACTORY_PID);

    @Override
    public SlotName slot() {
        return folder.slot();
    }

    @Override
    public boolean reads(Path path) {
        return folder.reads(path);
    }

    @Override
    public String factoryPid() {
        return folder.factoryPid();
    }
}
