package org.lepetpal.detector.yolo.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lepetpal.detector.yolo.layout.Hints;
import org.lepetpal.detector.yolo.layout.KeypointForm;

class TraitsTest {
    @Test
    void thatItSortsOutOverlapsItselfIsToldByItsArgumentsOrItsHead() throws BadModelException {
        assertThat(hints(Map.of("args", "{'batch': 1, 'half': False, 'nms': True}"))
                        .endToEnd())
                .isTrue();
        assertThat(hints(Map.of("end2end", "True")).endToEnd()).isTrue();
        assertThat(hints(Map.of("args", "{'batch': 1, 'nms': False}", "end2end", "False"))
                        .endToEnd())
                .isFalse();
    }

    @Test
    void namesAndKeypointsAreCounted() throws BadModelException {
        Hints pose = hints(Map.of("task", "pose", "names", "{0: 'person'}", "kpt_shape", "[17, 3]"));

        assertThat(pose.kinds()).hasValue(1);
        assertThat(pose.keypoints()).isEqualTo(new KeypointForm(17, 3));
        assertThat(hints(Map.of()).kinds()).isEmpty();
        assertThat(hints(Map.of()).keypoints()).isEqualTo(KeypointForm.NONE);
    }

    @Test
    void tasksWithoutUprightBoxesAreRefused() {
        assertThatThrownBy(() -> hints(Map.of("task", "obb")))
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("'obb'")
                .hasMessageContaining("detect, pose and segment");
    }

    private static Hints hints(Map<String, String> metadata) throws BadModelException {
        Blueprint blueprint = new Blueprint(17, metadata, Map.of(), Set.of());
        return new Traits(blueprint, ModelCard.of(new ObjectMapper().createObjectNode())).hints(640, 640);
    }
}
