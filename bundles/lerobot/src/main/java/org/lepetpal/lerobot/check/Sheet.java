package org.lepetpal.lerobot.check;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.lerobot.checkpoint.Processing;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.policy.OwnWays;

/** Says for people what a checkpoint is, line by line. */
public final class Sheet {
    private static final double MEGA = 1e6;

    private final PrintStream out;

    public Sheet(PrintStream out) {
        this.out = out;
    }

    /** One line, as {@link String#format} makes it. */
    public void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    /** What it looks through and counts in. @param kind what is particular to this kind of policy */
    public void describe(PolicyConfig config, String kind) {
        line("cameras    %s", String.join(", ", config.cameras()));
        line(
                "sizes      state %d, actions %d of %d × %d, %s",
                config.stateSize(), config.executedActions(), config.chunkSize(), config.actionSize(), kind);
    }

    /** How it normalises. */
    public void describe(Processing processing) {
        line(
                "normalises state %s, action %s; training reached %s",
                processing.state().mode(), processing.action().mode(), processing.reach());
    }

    /**
     * How it is to be run, where it says so itself.
     *
     * @param prefix with which the names of its settings begin
     * @throws IOException where the robot would refuse what it says
     */
    public void describe(Path folder, String prefix) throws IOException {
        Map<String, String> said = OwnWays.said(folder);
        if (!said.isEmpty()) {
            line("model.json %s", said);
        }
        if (!said.containsKey("units")) {
            line("units      the checkpoint does not say: set %s_UNITS, or units in its model.json", prefix);
        }
    }

    /** What it weighs. */
    public void describe(Safetensors weights) {
        line("weights    %.1f MB", weights.dataBytes() / MEGA);
    }

    /** What computes it. @param manner in what, for people */
    public void describe(Engine engine, String manner) {
        line(
                "computed   in %s by %s on %d of %d processor threads%s",
                manner,
                engine.provider().label(),
                engine.threads(),
                Runtime.getRuntime().availableProcessors(),
                engine.cache().isPresent() ? ", kept as it was optimised" : "");
    }

    /** What a person should know of it. */
    public void warn(List<String> warnings) {
        warnings.forEach(warning -> line("warning    %s", warning));
    }
}
