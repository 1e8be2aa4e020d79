package org.lepetpal.policy.act;

import java.nio.file.Path;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.lerobot.policy.PolicyFolder;
import org.lepetpal.policy.act.model.ActConfig;
import org.osgi.service.component.annotations.Component;

/** ACT checkpoints among the models' folders. */
@Component
public final class ActFormat implements ModelFormat {
    static final String FACTORY_PID = "org.lepetpal.policy.act.model";

    private final ModelFormat folder = new PolicyFolder(ActConfig.TYPE, FACTORY_PID);

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
