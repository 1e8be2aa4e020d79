package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lepetpal.api.command.CommandRefused;
import org.lepetpal.api.command.CommandRequest;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code POST /command}. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/command")
public final class CommandServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final Set<String> OPTIONS =
            Set.of("timeout_ms", "confidence_min", "stream", "abort_previous", "idempotency_key");
    private static final int MAX_KEY = 200;

    private final transient RobotParts parts;

    @Activate
    public CommandServlet(@Reference(name = "parts") RobotParts parts) {
        super("POST");
        this.parts = parts;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Fields body = json.read(request);
        String prompt = body.requiredText("prompt", CommandRequest.MAX_PROMPT);
        Fields options = body.nested("options");
        UUID id = submit(read(prompt, options));

        ObjectNode accepted = json.object();
        accepted.put("request_id", id.toString());
        accepted.put("status", "accepted");
        List<String> unknown = options.unknown(OPTIONS);
        if (!unknown.isEmpty()) {
            unknown.forEach(accepted.putArray("warnings")::add);
        }
        response.setHeader("Location", "/status/" + id);
        json.write(response, HttpServletResponse.SC_ACCEPTED, accepted);
    }

    private static CommandRequest read(String prompt, Fields options) {
        options.flag("stream");
        Optional<String> key = options.text("idempotency_key");
        if (key.isPresent() && (key.get().isBlank() || key.get().length() > MAX_KEY)) {
            throw ApiError.invalid("'idempotency_key' must have 1…" + MAX_KEY + " characters");
        }
        long timeoutMillis = options.integer(
                        "timeout_ms", CommandRequest.MIN_TIMEOUT.toMillis(), CommandRequest.MAX_TIMEOUT.toMillis())
                .orElse(CommandRequest.DEFAULT_TIMEOUT.toMillis());
        return new CommandRequest(
                prompt,
                Duration.ofMillis(timeoutMillis),
                options.number("confidence_min", 0, 1).orElse(CommandRequest.DEFAULT_CONFIDENCE_MIN),
                options.flag("abort_previous"),
                key);
    }

    private UUID submit(CommandRequest request) {
        try {
            return parts.commands().require().submit(request);
        } catch (CommandRefused refused) {
            throw ApiError.of(refused);
        }
    }
}
