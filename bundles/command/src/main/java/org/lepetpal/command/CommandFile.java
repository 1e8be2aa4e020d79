package org.lepetpal.command;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;
import org.lepetpal.api.files.WholeFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands on disk, one to a line with blanks between its encoded words. They are for people and programs that ask what became of one:
 * a line that cannot be read is left out, whatever it became.
 */
final class CommandFile implements Archive {
    private static final Logger LOG = LoggerFactory.getLogger(CommandFile.class);
    private static final String BETWEEN = " ";
    private static final int WORDS = 10;
    /** More than ever is written; a longer file is none of ours. */
    private static final int MOST_BYTES = 1 << 20;

    private final WholeFile file;

    /** @param file need not exist */
    CommandFile(Path file) {
        this.file = new WholeFile(file);
    }

    @Override
    public List<CommandStatus> read() {
        try {
            if (Files.exists(file.path()) && Files.size(file.path()) > MOST_BYTES) {
                throw new IOException(file.path() + " has more than " + MOST_BYTES + " bytes");
            }
            return file.read().orElse("").lines().flatMap(CommandFile::status).toList();
        } catch (IOException e) {
            LOG.warn("what became of earlier commands cannot be read, and is not known", e);
            return List.of();
        }
    }

    @Override
    public void write(List<CommandStatus> oldestFirst) throws IOException {
        file.write(oldestFirst.stream().map(CommandFile::line).collect(Collectors.joining("\n", "", "\n")));
    }

    private static String line(CommandStatus status) {
        return Stream.of(
                        status.requestId(),
                        status.state(),
                        status.phase().map(Phase::name).orElse(""),
                        status.confidence().isPresent() ? status.confidence().getAsDouble() : "",
                        status.duration().toMillis(),
                        status.policy().orElse(""),
                        status.error().map(Failure::code).orElse(""),
                        status.error().map(Failure::message).orElse(""),
                        status.message(),
                        status.prompt())
                .map(word -> URLEncoder.encode(word.toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining(BETWEEN));
    }

    private static Stream<CommandStatus> status(String line) {
        try {
            List<String> words = Stream.of(line.split(BETWEEN, -1))
                    .map(word -> URLDecoder.decode(word, StandardCharsets.UTF_8))
                    .toList();
            if (words.size() != WORDS) {
                throw new IllegalArgumentException(words.size() + " words");
            }
            return Stream.of(status(words));
        } catch (IllegalArgumentException e) {
            LOG.warn("what became of an earlier command cannot be read", e);
            return Stream.empty();
        }
    }

    private static CommandStatus status(List<String> words) {
        State state = State.valueOf(words.get(1));
        String confidence = words.get(3);
        return new CommandStatus(
                UUID.fromString(words.get(0)),
                words.get(9),
                state,
                filled(words.get(2)).map(Phase::valueOf),
                confidence.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(confidence)),
                words.get(8),
                Duration.ofMillis(Long.parseLong(words.get(4))),
                filled(words.get(5)),
                filled(words.get(6)).map(code -> new Failure(code, words.get(7))));
    }

    private static Optional<String> filled(String word) {
        return Optional.of(word).filter(it -> !it.isEmpty());
    }
}
