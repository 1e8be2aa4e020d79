package org.lepetpal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetatypeXmlTest {
    @Test
    void readsTheOneConfigurationAndLeavesFactoriesOut() throws IOException {
        List<Group> groups = Metatypes.groups(Metatypes.CAMERA);

        assertThat(groups).extracting(Group::pid).containsExactly("org.lepetpal.camera");
        assertThat(groups.getFirst().name()).isEqualTo("Camera");
        assertThat(groups.getFirst().attributes()).hasSize(8);
        assertThat(groups.getFirst().variables().map(Attribute::name))
                .containsExactly("CAMERA", "RATE_HZ", "GAIN", "MODE", "ORIGINS", "MIRROR", "API_TOKEN");
    }

    @Test
    void splitsDefaultsAtBareCommasOnly() throws IOException {
        assertThat(Metatypes.attribute("ORIGINS").defaultValue().orElseThrow())
                .isEqualTo(new String[] {"http://a,b", "http://c"});
    }

    @Test
    void refusesWhatIsNoMetatype() {
        assertThatThrownBy(() -> Metatypes.groups("<a")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Metatypes.groups("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"))
                .isInstanceOf(IOException.class);
    }

    @Test
    void onlySettingsNamedAfterTheirBundleAreOurs() throws IOException {
        Group group = Metatypes.camera();

        assertThat(group.belongsTo("org.lepetpal.camera")).isTrue();
        assertThat(group.belongsTo("org.lepetpal")).isTrue();
        assertThat(group.belongsTo("org.lepetpal.cam")).isFalse();
        assertThat(new Group("a", "", "", List.of(Metatypes.attribute("Note for people"))).belongsTo("a"))
                .isFalse();
    }
}
