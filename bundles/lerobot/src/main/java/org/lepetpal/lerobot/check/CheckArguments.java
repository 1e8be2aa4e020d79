package org.lepetpal.lerobot.check;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be checked, and how: as the robot's settings say, where no option says otherwise.
 *
 * @param folder of the checkpoint
 * @param golden folder of golden cases to compare it with
 * @param settings values by variable
 */
public record CheckArguments(Path folder, Optional<Path> golden, Map<String, String> settings) {
    public CheckArguments {
        settings = Map.copyOf(settings);
    }

    /**
     * Reads a command line.
     *
     * @param options settings that may be given with it, for example {@code SMOLVLA_CACHE_MB}, which is {@code --cache-mb} there
     * @param environment values of settings by variable
     * @throws IllegalArgumentException with the usage
     */
    public static CheckArguments of(List<String> words, List<String> options, Map<String, String> environment) {
        Map<String, String> byOption = options.stream().collect(Collectors.toMap(CheckArguments::option, name -> name));
        Map<String, String> settings = new HashMap<>(environment);
        Optional<Path> folder = Optional.empty();
        Optional<Path> golden = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean valued = word.startsWith("-");
            if (valued && i + 1 == words.size() || !valued && folder.isPresent()) {
                throw usage(options);
            }
            if (!valued) {
                folder = Optional.of(Path.of(word));
            } else if (word.equals("--golden")) {
                golden = Optional.of(Path.of(words.get(++i)));
            } else if (byOption.containsKey(word)) {
                settings.put(byOption.get(word), words.get(++i));
            } else {
                throw usage(options);
            }
        }
        return new CheckArguments(folder.orElseThrow(() -> usage(options)), golden, settings);
    }

    private static String option(String setting) {
        return "--"
                + setting.substring(setting.indexOf('_') + 1)
                        .toLowerCase(Locale.ROOT)
                        .replace('_', '-');
    }

    private static IllegalArgumentException usage(List<String> options) {
        return new IllegalArgumentException(options.stream()
                .map(setting -> " [" + option(setting) + " VALUE]")
                .collect(Collectors.joining(
                        "",
                        "usage: ./lepetpal policy check CHECKPOINT [--golden FOLDER]",
                        "\neach but --golden stands for the robot's setting, which counts where it is left out: "
                                + String.join(", ", options))));
    }
}
