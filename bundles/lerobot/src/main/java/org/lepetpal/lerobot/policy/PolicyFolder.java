package org.lepetpal.lerobot.policy;

import java.nio.file.Path;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;

/**
 * Models' folders that hold a LeRobot checkpoint.
 *
 * @param type kind of policy, as {@code config.json} names it
 * @param factoryPid of the configurations that are made for them
 */
public record PolicyFolder(String type, String factoryPid) implements ModelFormat {
    @Override
    public SlotName slot() {
        return SlotName.POLICY;
    }

    @Override
    public boolean reads(Path folder) {
        return PolicyConfig.type(folder).filter(type::equals).isPresent();
    }
}
