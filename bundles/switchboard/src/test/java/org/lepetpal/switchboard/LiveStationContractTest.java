package org.lepetpal.switchboard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.testkit.StationContract;

class LiveStationContractTest extends StationContract {
    @TempDir
    private Path folder;

    private final List<Tenant<String>> tenants = new ArrayList<>();
    private TestBoard rig;
    private LiveSlot<String> slot;

    @BeforeEach
    void open() {
        rig = new TestBoard(folder);
        slot = rig.words(SlotName.VOICE);
    }

    @Override
    protected Slot<String> slot() {
        return slot;
    }

    @Override
    protected void activate(String service) {
        Tenant<String> tenant = rig.tenant(SlotName.VOICE, service, "1.0.0", tenants.size(), false, service);
        tenants.add(tenant);
        slot.come(tenant);
    }

    @Override
    protected void clear() {
        tenants.forEach(slot::leave);
        tenants.clear();
    }
}
