package org.lepetpal.cli.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.lepetpal.cli.Workbench;
import org.lepetpal.cli.arm.RobotCommand;
import org.lepetpal.cli.person.Departure;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code model add}. */
@Command(
        name = "add",
        description = {
            "Sends a model to the robot, which puts it into its models/ and loads it.",
            "What --slot, --name and --model-version do not say is taken from model.json, else from its files, the",
            "name of the folder or zip, and 1."
        })
final class ModelAddCommand extends RobotCommand {
    @Parameters(paramLabel = "FOLDER|ZIP", description = "with the model's files")
    private Path model = Path.of("");

    @Option(names = "--slot", paramLabel = "SLOT", description = "policy or detector")
    private Optional<String> slot = Optional.empty();

    @Option(names = "--name", paramLabel = "NAME", description = "what it is to be called")
    private Optional<String> name = Optional.empty();

    @Option(names = "--model-version", paramLabel = "VERSION", description = "which one of that name it is")
    private Optional<String> version = Optional.empty();

    ModelAddCommand(Workbench bench) {
        super(bench);
    }

    @Override
    protected int run(Robot robot, Person person, Departure departure) throws IOException, InterruptedException {
        try (Package sent = Package.of(model)) {
            String target = slot.or(sent::slot)
                    .orElseThrow(() -> new IllegalArgumentException("nothing in " + model
                            + " says what it is for: no model.json with a slot, no config.json with a policy's type, and"
                            + " no .onnx; say --slot policy or --slot detector"));
            if (!target.matches("[a-z]+")) {
                throw new IllegalArgumentException("'" + target + "' is no slot");
            }
            JsonNode taken = robot.upload(
                            "/api/models/" + target + "?name=" + said(sent, name, "name", base()) + "&version="
                                    + said(sent, version, "version", "1"),
                            sent.zip())
                    .path("model");
            tell(person, target, taken);
            return DONE;
        }
    }

    private static void tell(Person person, String slot, JsonNode taken) {
        String id = taken.path("id").asText();
        person.say(String.format(
                Locale.ROOT,
                "%s is in %s, %.1f MB",
                id,
                taken.path("origin").asText(),
                taken.path("bytes").asLong() / 1e6));
        person.say("SHA-256 " + taken.path("checksum").asText());
        person.say("licence: " + taken.path("license").asText("not said"));
        person.say("./lepetpal modules " + slot + " shows when it is loaded; " + next(slot, id));
    }

    /** Detectors look together, all others serve one at a time. */
    private static String next(String slot, String id) {
        return slot.equals("detector")
                ? "it then looks beside the others; ./lepetpal swap detector NAME NAME… says which are to look"
                : "./lepetpal swap " + slot + " " + id + " makes it active";
    }

    private static String said(Package sent, Optional<String> asked, String key, String otherwise) {
        String text = asked.orElse(sent.card().path(key).asText(otherwise));
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The folder's or zip's own name. */
    private String base() {
        String file = model.toAbsolutePath().normalize().getFileName().toString();
        return file.toLowerCase(Locale.ROOT).endsWith(".zip") ? file.substring(0, file.length() - 4) : file;
    }
}
