package org.lepetpal.rest;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.lepetpal.api.speech.Voice;
import org.lepetpal.api.swap.Lease;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code POST /speak}: answers once the sound has begun. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/speak")
@HttpWhiteboardServletAsyncSupported
public final class SpeakServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final int MAX_TEXT = 500;
    /** Five long utterances may be said first. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final transient RobotParts parts;

    @Activate
    public SpeakServlet(@Reference(name = "parts") RobotParts parts) {
        super("POST");
        this.parts = parts;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = json.read(request).requiredText("text", MAX_TEXT);
        CompletionStage<Void> begun = speak(text);
        AsyncContext async = request.startAsync();
        new LateAnswer(async, json).when(begun, PATIENCE, "The voice failed");
    }

    private CompletionStage<Void> speak(String text) {
        try (Lease<Voice> voice = parts.switchboard()
                .require()
                .slot(Voice.class)
                .take()
                .orElseThrow(() -> ApiError.unavailable("There is no voice; /health says why", "no_voice"))) {
            return voice.service().speak(text);
        } catch (RejectedExecutionException full) {
            throw new ApiError(ErrorCode.BUSY, "Too much is waiting to be said", Map.of());
        }
    }
}
