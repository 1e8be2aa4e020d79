package org.lepetpal.detector.yolo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.lepetpal.api.model.ModelFormat;
import org.lepetpal.api.swap.SlotName;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder with one ONNX export of a detector, and perhaps a {@code model.json}. */
@Component(service = ModelFormat.class)
public final class YoloFormat implements ModelFormat {
    static final String FACTORY = "org.lepetpal.detector.yolo.model";

    private static final Logger LOG = LoggerFactory.getLogger(YoloFormat.class);

    @Override
    public SlotName slot() {
        return SlotName.DETECTOR;
    }

    @Override
    public boolean reads(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".onnx")).count() == 1;
        } catch (IOException e) {
            LOG.debug("{} cannot be listed", folder.getFileName(), e);
            return false;
        }
    }

    @Override
    public String factoryPid() {
        return FACTORY;
    }
}
