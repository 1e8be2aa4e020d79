package org.lepetpal.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.lepetpal.api.command.CommandStatus;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.command.State;
import org.lepetpal.api.files.DelimitedFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands on disk, for people and programs that ask what became of one: one that cannot be read is left out, whatever it became. */
final class CommandFile implements Archive {
    private static final Logger LOG = LoggerFactory.getLogger(CommandFile.class);
    private static final int FIELDS = 10;

    private final DelimitedFile file;

    /** @param file need not exist */
    CommandFile(Path file) {
        this.file = new DelimitedFile(file, FIELDS);
    }

    @Override
    public List<CommandStatus> read() {
        try {
            return file.read(
                    CommandFile::status,
                    damaged -> LOG.warn("what became of an earlier command cannot be read", damaged));
        } catch (IOException e) {
            LOG.warn("what became of earlier commands cannot be read, and is not known", e);
            return List.of();
        }
    }

    @Override
    public void write(List<CommandStatus> oldestFirst) throws IOException {
        file.write(oldestFirst.stream().map(CommandFile::fields).toList());
    }

    private static List<Object> fields(CommandStatus status) {
        return List.of(
                status.requestId(),
                status.state(),
                status.phase().map(Phase::name).orElse(""),
                status.confidence().isPresent() ? status.confidence().getAsDouble() : "",
                status.duration().toMillis(),
                status.policy().orElse(""),
                status.error().map(Failure::code).orElse(""),
                status.error().map(Failure::message).orElse(""),
                status.message(),
                status.prompt());
    }

    private static CommandStatus status(List<String> fields) {
        String confidence = fields.get(3);
        return new CommandStatus(
                UUID.fromString(fields.get(0)),
                fields.get(9),
                State.valueOf(fields.get(1)),
                filled(fields.get(2)).map(Phase::valueOf),
                confidence.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(confidence)),
                fields.get(8),
                Duration.ofMillis(Long.parseLong(fields.get(4))),
                filled(fields.get(5)),
                filled(fields.get(6)).map(code -> new Failure(code, fields.get(7))));
    }

    private static Optional<String> filled(String field) {
        return Optional.of(field).filter(it -> !it.isEmpty());
    }
}
