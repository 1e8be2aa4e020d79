package org.lepetpal.policy.smolvla.check;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lepetpal.lerobot.check.CheckArguments;
import org.lepetpal.lerobot.check.ProcessMemory;
import org.lepetpal.lerobot.check.Sheet;
import org.lepetpal.lerobot.checkpoint.Tailoring;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.lerobot.policy.OwnWays;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.policy.smolvla.checkpoint.TensorLayout;
import org.lepetpal.policy.smolvla.model.Mode;
import org.lepetpal.policy.smolvla.model.Scene;
import org.lepetpal.policy.smolvla.model.SmolVlaModel;
import org.lepetpal.policy.smolvla.model.Tokenizer;
import org.lepetpal.policy.smolvla.model.Trials;

/** Loads a checkpoint as the robot would, says what it is and what is wrong with it, and compares it with golden cases. */
public final class PolicyCheck {
    private static final double MEGA = 1e6;
    private static final int TRIALS = 3;

    private final CheckArguments arguments;
    private final PrintStream out;

    PolicyCheck(CheckArguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    /** Ends the process with 0 when all is well, 1 when the checkpoint is refused or not at par, 2 for wrong arguments. */
    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) {
        CheckArguments arguments;
        try {
            arguments = CheckArguments.of(List.of(args));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
        try {
            return new PolicyCheck(arguments, out).check() ? 0 : 1;
        } catch (IOException | OrtException | RuntimeException e) {
            err.println("refused: " + e.getMessage());
            return 1;
        }
    }

    boolean check() throws IOException, OrtException {
        Surroundings around =
                new Surroundings(arguments.tokenizer(), Surroundings.ofProcess().cache());
        Tailoring tailoring = OwnWays.tailoring(arguments.folder());
        if (tailoring.precision().isPresent()) {
            Mode.wanted(tailoring);
        }
        long begun = System.nanoTime();
        try (Checkpoint checkpoint = Checkpoint.open(arguments.folder(), tailoring, around)) {
            describe(checkpoint);
            print("read and checked in %d ms", millisSince(begun));
            try (Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), checkpoint.tokenLimit())) {
                compareModes(load(checkpoint, tokenizer));
                return arguments.golden().isEmpty()
                        || compare(arguments.golden().get(), checkpoint, tokenizer);
            }
        }
    }

    /** Loads it and lets go of it again: with the faster modes beside it more memory would be needed than the robot needs. */
    private Trials load(Checkpoint checkpoint, Tokenizer tokenizer) throws OrtException {
        Trials trials = new Trials(checkpoint, tokenizer, arguments.engine());
        long loading = System.nanoTime();
        try (SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, arguments.engine(), false)) {
            print("loaded in %d ms", millisSince(loading));
            time(checkpoint, tokenizer, model);
            trials.compareWith(model);
        }
        return trials;
    }

    private void describe(Checkpoint checkpoint) throws IOException {
        SmolVlaConfig model = checkpoint.model();
        print(
                "%s: %.1f million parameters, %.1f of them reach an action",
                checkpoint.config().type(),
                checkpoint.weights().parameters() / MEGA,
                new TensorLayout(model).liveParameters() / MEGA);
        Sheet sheet = new Sheet(out);
        sheet.describe(checkpoint.config(), model.steps() + " steps, " + model.layers() + " layers");
        sheet.describe(checkpoint.processing());
        sheet.describe(arguments.folder(), "SMOLVLA");
        print("tokenizer  %s", checkpoint.tokenizer().tokenizer());
        sheet.describe(checkpoint.weights(), arguments.engine());
        sheet.warn(checkpoint.processing());
    }

    private void time(Checkpoint checkpoint, Tokenizer tokenizer, SmolVlaModel model) throws OrtException {
        int cameras = Math.max(1, checkpoint.config().cameras().size());
        Scene scene = new Scene(
                Collections.nCopies(cameras, Optional.of(model.seeNothing())),
                tokenizer.encode("pick up the ball"),
                new float[checkpoint.config().stateSize()]);
        long best = Long.MAX_VALUE;
        for (int trial = 0; trial < TRIALS; trial++) {
            long begun = System.nanoTime();
            model.plan(scene, new float[model.noiseSize()], Trace.NONE);
            best = Math.min(best, millisSince(begun));
        }
        print("a chunk in %d ms with %d cameras, the best of %d", best, cameras, TRIALS);
        print("memory     %s", ProcessMemory.now());
    }

    private void compareModes(Trials trials) throws OrtException {
        for (Mode mode : Mode.values()) {
            if (mode != Mode.FP32) {
                Trials.Chosen tried = trials.load(mode);
                tried.model().close();
                print("precision  %s%s", tried.manner(), tried.exactEnough() ? ": exact enough for auto" : "");
            }
        }
    }

    private boolean compare(Path folder, Checkpoint checkpoint, Tokenizer tokenizer) throws IOException, OrtException {
        Parity parity = new Parity();
        List<GoldenCase> cases = GoldenCase.open(folder);
        try (SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, arguments.engine(), false);
                SmolVlaModel traced = new SmolVlaModel(checkpoint, tokenizer, arguments.engine(), true)) {
            GoldenRun run = new GoldenRun(checkpoint, tokenizer, model, traced, parity);
            for (GoldenCase golden : cases) {
                run.compare(golden);
            }
        } finally {
            cases.forEach(GoldenCase::close);
        }
        parity.stages().forEach(stage -> print("%s", stage));
        print(
                parity.kept() ? "parity ok, worst %.1e over %d cases" : "PARITY LOST, worst %.1e over %d cases",
                parity.worst(Parity.ACTIONS),
                cases.size());
        return parity.kept();
    }

    private void print(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
