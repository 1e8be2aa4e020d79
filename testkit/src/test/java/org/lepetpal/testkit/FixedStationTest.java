package org.lepetpal.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.lepetpal.api.swap.Slot;
import org.lepetpal.api.swap.SlotName;

class FixedStationTest extends StationContract {
    private final FixedSlot<String> slot = new FixedSlot<>(SlotName.VOICE);

    @Override
    protected Slot<String> slot() {
        return slot;
    }

    @Override
    protected void activate(String service) {
        slot.ahead(service, service, false);
    }

    @Override
    protected void clear() {
        slot.clear();
    }

    @AfterEach
    void turnsCountAsLeases() {
        assertThat(slot.leasesOut()).isZero();
    }
}
