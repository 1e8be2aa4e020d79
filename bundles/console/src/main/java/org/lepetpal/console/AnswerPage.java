package org.lepetpal.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.owasp.encoder.Encode;

/**
 * What a person sees of an upload that was not, or not yet, let in.
 *
 * @param root address of the console
 */
record AnswerPage(String root) {
    /** Field of the form by which a jar that waits is known. */
    static final String TICKET = "ticket";
    /** Action of the form: yes. */
    static final String AGREE = "agree";
    /** Action of the form: no. */
    static final String DISCARD = "discard";

    void write(HttpServletResponse response, Answer answer) throws IOException {
        response.setStatus(answer.status());
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(html(answer).getBytes(StandardCharsets.UTF_8));
    }

    /** The text last: what a jar says of itself is not looked at for places to fill. */
    private String html(Answer answer) throws IOException {
        String form = "";
        if (answer.question().isPresent()) {
            form = resource("upload-question.html")
                    .replace("{yes}", Encode.forHtml(answer.question().get().yes()))
                    .replace("{ticket}", answer.question().get().ticket());
        }
        return resource("upload.html")
                .replace("{form}", form)
                .replace("{root}", Encode.forHtmlAttribute(root))
                .replace("{text}", Encode.forHtml(answer.text()));
    }

    private static String resource(String name) throws IOException {
        try (InputStream page = AnswerPage.class.getResourceAsStream("page/" + name)) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
