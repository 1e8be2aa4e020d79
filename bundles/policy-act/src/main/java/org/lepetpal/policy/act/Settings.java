package org.lepetpal.policy.act;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lepetpal.lerobot.check.EnvironmentConfig;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.ProviderWish;
import org.lepetpal.lerobot.policy.Conduct;
import org.lepetpal.lerobot.policy.Setup;
import org.lepetpal.lerobot.policy.Source;
import org.lepetpal.lerobot.policy.Wish;

/** Reads the settings. */
public final class Settings {
    /** Those that say how a checkpoint is loaded. */
    public static final List<String> LOADING = List.of("ACT_THREADS", "ACT_PROVIDER");

    private static final String PREFIX = "ACT";
    /** Nothing of it is left to chance. */
    private static final long NO_SEED = 0;

    private Settings() {}

    /** @throws IllegalArgumentException naming the setting, its value and what is allowed */
    static Wish of(Config config) {
        Conduct conduct = new Conduct(
                config.act_fps(),
                config.act_next_at(),
                Setup.merge(PREFIX, config.act_merge()),
                NO_SEED,
                Duration.ofSeconds(config.act_timeout_sec()),
                Duration.ofSeconds(config.act_still_sec()));
        Setup setup = new Setup(
                PREFIX,
                Setup.cameras(PREFIX, config.act_cameras()),
                Setup.units(PREFIX, config.act_units()),
                tasks(config.act_tasks()),
                conduct);
        return new Wish(Source.named("MODEL_PATH", config.model_path()), loader(config), setup);
    }

    /**
     * What loads checkpoints as the robot does.
     *
     * @param environment values by variable; defaults count for those that are not there
     * @throws IllegalArgumentException naming the setting, its value and what is allowed
     */
    public static ActLoader loader(Map<String, String> environment) {
        return loader(EnvironmentConfig.of(Config.class, environment));
    }

    private static ActLoader loader(Config config) {
        return new ActLoader(
                Engine.of("ACT_THREADS", config.act_threads()), ProviderWish.of("ACT_PROVIDER", config.act_provider()));
    }

    private static List<String> tasks(String[] tasks) {
        return Arrays.stream(tasks)
                .map(task -> task.strip().toLowerCase(Locale.ROOT))
                .filter(task -> !task.isEmpty())
                .distinct()
                .toList();
    }
}
