package org.lepetpal.policy.smolvla.check;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.lerobot.check.CheckArguments;
import org.lepetpal.lerobot.check.ProcessMemory;
import org.lepetpal.lerobot.check.Sheet;
import org.lepetpal.lerobot.checkpoint.Tailoring;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.policy.OwnWays;
import org.lepetpal.policy.smolvla.Settings;
import org.lepetpal.policy.smolvla.SmolVlaLoader;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.HubCache;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.policy.smolvla.checkpoint.TensorLayout;
import org.lepetpal.policy.smolvla.model.Mode;
import org.lepetpal.policy.smolvla.model.SmolVlaModel;
import org.lepetpal.policy.smolvla.model.Tokenizer;
import org.lepetpal.policy.smolvla.model.Trials;

/**
 * Loads a checkpoint as the robot would, by the robot's settings, says what it is and what is wrong with it, and compares it with
 * golden cases.
 */
public final class PolicyCheck {
    private static final double MEGA = 1e6;

    private final CheckArguments arguments;
    private final SmolVlaLoader loader;
    private final Sheet sheet;

    private PolicyCheck(CheckArguments arguments, SmolVlaLoader loader, PrintStream out) {
        this.arguments = arguments;
        this.loader = loader;
        this.sheet = new Sheet(out);
    }

    /** Ends the process with 0 when all is well, 1 when the checkpoint is refused or not at par, 2 for wrong arguments or settings. */
    public static void main(String[] args) {
        Optional<Path> home = RobotHome.of(System::getProperty).given();
        System.exit(run(args, System.getenv(), home, System.out, System.err));
    }

    /**
     * @param environment settings by variable, as the robot has them
     * @param home of the robot, where models are kept as they were optimised
     */
    static int run(
            String[] args, Map<String, String> environment, Optional<Path> home, PrintStream out, PrintStream err) {
        PolicyCheck check;
        try {
            CheckArguments arguments = CheckArguments.of(List.of(args), Settings.LOADING, environment);
            check = new PolicyCheck(arguments, Settings.loader(arguments.settings(), home), out);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            return 2;
        }
        try {
            return check.check() ? 0 : 1;
        } catch (IOException | OrtException | RuntimeException e) {
            err.println("refused: " + e.getMessage());
            return 1;
        }
    }

    private boolean check() throws IOException, OrtException {
        HubCache fetched = HubCache.of(arguments.settings(), System.getProperty("user.home", ""));
        Surroundings around = new Surroundings(loader.tokenizer(), fetched);
        Tailoring tailoring = OwnWays.tailoring(arguments.folder());
        Optional<Mode> mode = loader.mode(tailoring);
        long begun = System.nanoTime();
        try (Checkpoint checkpoint = Checkpoint.open(arguments.folder(), tailoring, around)) {
            describe(checkpoint);
            sheet.line("read and checked in %d ms", millisSince(begun));
            try (Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), checkpoint.tokenLimit());
                    GoldenCases golden = GoldenCases.open(arguments.golden())) {
                Modes modes = new Modes(checkpoint, tokenizer, golden, sheet);
                Engine engine = load(checkpoint, tokenizer, mode, modes);
                modes.compare(engine);
                return arguments.golden().isEmpty() || compare(golden, checkpoint, tokenizer, engine);
            }
        }
    }

    private void describe(Checkpoint checkpoint) throws IOException {
        SmolVlaConfig model = checkpoint.model();
        sheet.line(
                "%s: %.1f million parameters, %.1f of them reach an action",
                checkpoint.config().type(),
                checkpoint.weights().parameters() / MEGA,
                new TensorLayout(model).liveParameters() / MEGA);
        sheet.describe(checkpoint.config(), model.steps() + " steps, " + model.layers() + " layers");
        sheet.describe(checkpoint.processing());
        sheet.describe(arguments.folder(), "SMOLVLA");
        sheet.line("tokenizer  %s", checkpoint.tokenizer().tokenizer());
        sheet.describe(checkpoint.weights());
        sheet.warn(checkpoint.processing().warnings());
    }

    /**
     * Loads it as the robot would, and lets go of it again: with other modes beside it more memory would be needed than the robot
     * needs.
     *
     * @return what it was computed by
     */
    private Engine load(Checkpoint checkpoint, Tokenizer tokenizer, Optional<Mode> mode, Modes modes)
            throws IOException, OrtException {
        long loading = System.nanoTime();
        Loaded loaded = loader.provider()
                .load(
                        loader.engine(),
                        (engine, remarks) ->
                                new Loaded(engine, remarks, new Trials(checkpoint, tokenizer, engine).load(mode)));
        try (SmolVlaModel model = loaded.chosen().model()) {
            sheet.line("loaded in %d ms", millisSince(loading));
            sheet.describe(loaded.engine(), loaded.chosen().manner());
            modes.time(model);
            sheet.line("memory     %s", ProcessMemory.now());
            sheet.warn(loaded.remarks());
        }
        return loaded.engine();
    }

    private record Loaded(Engine engine, List<String> remarks, Trials.Chosen chosen) {}

    /** In single precision, whatever the robot computes in: the golden cases are. */
    private boolean compare(GoldenCases golden, Checkpoint checkpoint, Tokenizer tokenizer, Engine engine)
            throws OrtException {
        Parity parity = new Parity();
        Engine once = engine.with(Optional.empty());
        try (SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, engine, false);
                SmolVlaModel traced = new SmolVlaModel(checkpoint, tokenizer, once, true)) {
            GoldenRun run = new GoldenRun(checkpoint, tokenizer, model, traced, parity);
            for (GoldenCase one : golden.list()) {
                run.compare(one);
            }
        }
        parity.stages().forEach(stage -> sheet.line("%s", stage));
        sheet.line("%d golden cases, in single precision", golden.list().size());
        sheet.line(
                "%s, worst %s",
                parity.kept() ? "parity ok" : "PARITY LOST", Parity.scientific(parity.worst(Parity.ACTIONS)));
        return parity.kept();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
