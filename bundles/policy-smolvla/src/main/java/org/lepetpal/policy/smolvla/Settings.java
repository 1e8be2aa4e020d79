package org.lepetpal.policy.smolvla;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.lerobot.check.EnvironmentConfig;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.ModelCache;
import org.lepetpal.lerobot.model.ProviderWish;
import org.lepetpal.lerobot.policy.Conduct;
import org.lepetpal.lerobot.policy.Setup;
import org.lepetpal.lerobot.policy.Source;
import org.lepetpal.lerobot.policy.Wish;
import org.lepetpal.policy.smolvla.model.Mode;

/** Reads the settings. */
public final class Settings {
    /** Those that say how a checkpoint is loaded. */
    public static final List<String> LOADING = List.of(
            "SMOLVLA_TOKENIZER", "SMOLVLA_THREADS", "SMOLVLA_PROVIDER", "SMOLVLA_PRECISION", "SMOLVLA_CACHE_MB");

    private static final String PREFIX = "SMOLVLA";
    private static final int MOST_MEGABYTES = 1_000_000;
    private static final long MEGA = 1_000_000;

    private Settings() {}

    /**
     * @param home of the robot, where models may be kept as they were optimised; empty where nothing can be kept
     * @throws IllegalArgumentException naming the setting, its value and what is allowed
     */
    static Wish of(Config config, Optional<Path> home) {
        Optional<Source> source = Source.named("MODEL_PATH", config.model_path());
        Conduct conduct = new Conduct(
                config.smolvla_fps(),
                config.smolvla_next_at(),
                Setup.merge(PREFIX, config.smolvla_merge()),
                Setup.chunking(PREFIX, config.smolvla_rtc(), config.smolvla_rtc_horizon(), config.smolvla_rtc_weight()),
                config.smolvla_seed(),
                Duration.ofSeconds(config.smolvla_timeout_sec()),
                Duration.ofSeconds(config.smolvla_still_sec()));
        Setup setup = new Setup(
                PREFIX,
                Setup.cameras(PREFIX, config.smolvla_cameras()),
                Setup.units(PREFIX, config.smolvla_units()),
                List.of(),
                conduct);
        return new Wish(source, loader(config, home), setup);
    }

    /**
     * What loads checkpoints as the robot does.
     *
     * @param environment values by variable; defaults count for those that are not there
     * @param home of the robot, where models may be kept as they were optimised; empty where nothing can be kept
     * @throws IllegalArgumentException naming the setting, its value and what is allowed
     */
    public static SmolVlaLoader loader(Map<String, String> environment, Optional<Path> home) {
        return loader(EnvironmentConfig.of(Config.class, environment), home);
    }

    private static SmolVlaLoader loader(Config config, Optional<Path> home) {
        return new SmolVlaLoader(
                Source.path("SMOLVLA_TOKENIZER", config.smolvla_tokenizer()),
                Engine.of("SMOLVLA_THREADS", config.smolvla_threads()).with(cache(config.smolvla_cache_mb(), home)),
                ProviderWish.of("SMOLVLA_PROVIDER", config.smolvla_provider()),
                Mode.wanted("SMOLVLA_PRECISION", config.smolvla_precision()));
    }

    private static Optional<ModelCache> cache(int megabytes, Optional<Path> home) {
        if (megabytes < 0 || megabytes > MOST_MEGABYTES) {
            throw new IllegalArgumentException("SMOLVLA_CACHE_MB = " + megabytes + " is not in 0…" + MOST_MEGABYTES);
        }
        return home.filter(_ -> megabytes > 0)
                .map(folder -> new ModelCache(folder.resolve("data").resolve("optimised"), megabytes * MEGA));
    }
}
