package org.lepetpal.policy.act.check;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import org.lepetpal.lerobot.check.CheckArguments;
import org.lepetpal.lerobot.check.ProcessMemory;
import org.lepetpal.lerobot.check.Sheet;
import org.lepetpal.lerobot.policy.OwnWays;
import org.lepetpal.policy.act.ActLoader;
import org.lepetpal.policy.act.Settings;
import org.lepetpal.policy.act.model.ActCheckpoint;
import org.lepetpal.policy.act.model.ActConfig;
import org.lepetpal.policy.act.model.ActModel;

/** Loads an ACT checkpoint as the robot would, and says what it is and what is wrong with it. */
public final class ActCheck {
    private static final double MEGA = 1e6;
    private static final int TRIALS = 3;

    private final CheckArguments arguments;
    private final ActLoader loader;
    private final Sheet sheet;

    private ActCheck(CheckArguments arguments, ActLoader loader, PrintStream out) {
        this.arguments = arguments;
        this.loader = loader;
        this.sheet = new Sheet(out);
    }

    /** Ends the process with 0 when all is well, 1 when the checkpoint is refused, 2 for wrong arguments. */
    public static void main(String[] args) {
        System.exit(run(args, System.getenv(), System.out, System.err));
    }

    /** @param environment settings by variable, as the robot has them */
    static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        try {
            CheckArguments arguments = CheckArguments.of(List.of(args), Settings.LOADING, environment);
            if (arguments.golden().isPresent()) {
                throw new IllegalArgumentException("golden cases are compared for SmolVLA only");
            }
            new ActCheck(arguments, Settings.loader(arguments.settings()), out).check();
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        } catch (IOException | OrtException | RuntimeException e) {
            err.println("refused: " + e.getMessage());
            return 1;
        }
    }

    private void check() throws IOException, OrtException {
        long begun = System.nanoTime();
        try (ActCheckpoint checkpoint = ActCheckpoint.open(arguments.folder(), OwnWays.tailoring(arguments.folder()))) {
            describe(checkpoint);
            sheet.line("read and checked in %d ms", millisSince(begun));
            long loading = System.nanoTime();
            try (ActModel model = loader.provider().load(loader.engine(), (engine, remarks) -> {
                ActModel loaded = new ActModel(checkpoint, engine);
                sheet.describe(engine, "single precision");
                sheet.warn(remarks);
                return loaded;
            })) {
                sheet.line("loaded in %d ms", millisSince(loading));
                time(checkpoint, model);
            }
        }
    }

    private void describe(ActCheckpoint checkpoint) throws IOException {
        ActConfig model = checkpoint.model();
        sheet.line(
                "%s: %.1f million parameters",
                checkpoint.config().type(), checkpoint.weights().parameters() / MEGA);
        sheet.describe(
                checkpoint.config(),
                "width " + model.width() + ", " + model.encoderLayers() + " + " + model.decoderLayers() + " layers");
        sheet.describe(checkpoint.processing());
        sheet.describe(arguments.folder(), "ACT");
        model.ensembling()
                .ifPresent(coefficient -> sheet.line("ensembles  chunks, with a coefficient of %s", coefficient));
        sheet.describe(checkpoint.weights());
        sheet.warn(checkpoint.processing().warnings());
    }

    private void time(ActCheckpoint checkpoint, ActModel model) throws OrtException {
        long best = Long.MAX_VALUE;
        for (int trial = 0; trial < TRIALS; trial++) {
            long begun = System.nanoTime();
            model.plan(model.seeNothing(), new float[checkpoint.config().stateSize()]);
            best = Math.min(best, millisSince(begun));
        }
        int cameras = checkpoint.config().cameras().size();
        sheet.line("a chunk in %d ms with %d cameras, the best of %d", best, cameras, TRIALS);
        sheet.line("memory     %s", ProcessMemory.now());
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
