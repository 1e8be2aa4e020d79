package org.lepetpal.detector.yolo;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Optional;
import org.lepetpal.detector.yolo.model.Blueprint;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.lepetpal.wrap.onnxruntime.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model that ONNX Runtime has opened.
 *
 * <p>Eight-bit products overflow 16 bits on x86 processors without VNNI; there ONNX Runtime is told to count another way, which
 * would cost others more than half of the speed. It refuses to where two of them share weights (1.29). It does so while it rearranges the model, at {@code YOLO_OPTIMIZE=all} alone: below,
 * models whose products are made by that (QDQ) run in float, but those that bring them along (QLinearConv) overflow. Models that are
 * quantised while they run are kept from it: an input that one of their operators leaves out ends the process.
 *
 * @param session the caller closes it
 * @param remark for people, where its products may overflow
 */
record Opened(OrtSession session, Optional<String> remark) {
    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);
    private static final String RISK = "on x86 processors without VNNI its eight-bit products may overflow";

    /** Blocks up to seconds. */
    static Opened of(OrtEnvironment environment, ModelFile file, Engine engine, Processor processor)
            throws OrtException {
        Blueprint blueprint = file.blueprint();
        boolean mayOverflow = blueprint.staticallyQuantised() && !processor.addsBytesExactly();
        if (mayOverflow && engine.rearranges()) {
            try (SessionOptions options = engine.options()) {
                return exact(environment, file, engine, options);
            }
        }
        OrtSession session = plain(environment, file, engine);
        if (!mayOverflow || !blueprint.multipliesBytes()) {
            return new Opened(session, Optional.empty());
        }
        String remark = "YOLO_OPTIMIZE=" + engine.optimize() + " keeps it from being counted the exact way; " + RISK;
        LOG.warn("{}: {}", file.path().getFileName(), remark);
        return new Opened(session, Optional.of(remark));
    }

    /** @param options that could be had: where they fail, for want of a graphics card, nothing is tried again */
    private static Opened exact(OrtEnvironment environment, ModelFile file, Engine engine, SessionOptions options)
            throws OrtException {
        try {
            options.addConfigEntry("session.x64quantprecision", "1");
            return new Opened(open(environment, file, options), Optional.empty());
        } catch (OrtException refused) {
            OrtSession session = plain(environment, file, engine);
            LOG.warn("{} could not be opened the exact way; {}", file.path().getFileName(), RISK, refused);
            return new Opened(session, Optional.of("it could not be opened the exact way (the log says why); " + RISK));
        }
    }

    private static OrtSession plain(OrtEnvironment environment, ModelFile file, Engine engine) throws OrtException {
        try (SessionOptions options = engine.options()) {
            return open(environment, file, options);
        }
    }

    private static OrtSession open(OrtEnvironment environment, ModelFile file, SessionOptions options)
            throws OrtException {
        return file.blueprint().external().isEmpty()
                ? environment.createSession(file.content(), options)
                : environment.createSession(file.path().toString(), options);
    }
}
