package org.lepetpal.detector.color;

import java.io.IOException;
import org.lepetpal.api.vision.ColorTeacher;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Pixel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Lets people teach colours to the detector that is kept. */
@Component(service = ColorTeacher.class)
public final class ColorTeacherComponent implements ColorTeacher {
    private final ColorKeeper keeper;

    @Activate
    public ColorTeacherComponent(@Reference(name = "keeper") ColorKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public String teach(String label, Frame frame, Pixel at) throws IOException {
        ColorClass learned = Learner.learn(label, frame, at);
        keeper.learned(learned);
        return ColorClassLine.format(learned);
    }

    @Override
    public boolean forget(String label) throws IOException {
        return keeper.forget(label);
    }
}
