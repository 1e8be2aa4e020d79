package org.lepetpal.api.swap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlotNameTest {
    @Test
    void everySlotIsFoundByItsLabel() {
        assertThat(SlotName.values())
                .allSatisfy(slot -> assertThat(SlotName.find(slot.label())).contains(slot));
        assertThat(SlotName.labels())
                .containsExactly("policy", "arm", "camera", "detector", "voice", "dispenser", "overlay");
    }

    @Test
    void otherWordsAreNoSlot() {
        assertThat(SlotName.find("leg")).isEmpty();
        assertThat(SlotName.find("ARM")).isEmpty();
        assertThat(SlotName.find("")).isEmpty();
    }
}
