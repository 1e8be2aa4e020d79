package org.lepetpal.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lepetpal.testkit.Fake;

/** A form that is sent to the console, and what is answered. */
final class Posting {
    private static final String BOUNDARY = "a-boundary";
    private static final String ROOT = "/system/console";

    private final String path;
    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> answered = new TreeMap<>();
    private final ByteArrayOutputStream page = new ByteArrayOutputStream();
    private String type = "multipart/form-data; boundary=" + BOUNDARY;
    private String end = "--" + BOUNDARY + "--\r\n";
    private long length = -1;
    private int status = 200;
    private Optional<HttpServletRequest> passed = Optional.empty();

    /** @param path below the console's root */
    Posting(String path) {
        this.path = path;
    }

    /** The page's own form, with a file in it. */
    static Posting install(String jar) {
        return new Posting("/bundles").field("action", "install").file("bundlefile", "a.jar", jar);
    }

    Posting field(String name, String value) {
        return part("name=\"" + name + "\"", value);
    }

    Posting file(String name, String file, String content) {
        return part("name=\"" + name + "\"; filename=\"" + file + "\"", content);
    }

    Posting type(String changed) {
        type = changed;
        return this;
    }

    Posting cutOff() {
        end = "";
        return this;
    }

    Posting length(long declared) {
        length = declared;
        return this;
    }

    Posting send(UploadFilter filter) throws IOException, ServletException {
        HttpServletRequest request = request();
        FilterChain chain = (next, _) -> passed = Optional.of((HttpServletRequest) next);
        filter.doFilter(request, response(), chain);
        if (passed.isPresent() && passed.get() == request) {
            answered.put("the very request", "passed");
        }
        return this;
    }

    int status() {
        return status;
    }

    /** What the person reads. */
    String page() {
        return page.toString(StandardCharsets.UTF_8);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(answered.get(name));
    }

    /** What the console's own page gets to see; empty where it is not asked. */
    Optional<HttpServletRequest> passed() {
        return passed;
    }

    /** Whether nobody touched it on its way. */
    boolean passedUntouched() {
        return answered.containsKey("the very request");
    }

    private Posting part(String disposition, String content) {
        body.append(
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n");
        return this;
    }

    private HttpServletRequest request() {
        ByteArrayInputStream bytes = new ByteArrayInputStream((body + end).getBytes(StandardCharsets.UTF_8));
        return Fake.of(
                HttpServletRequest.class,
                Map.of(
                        "getMethod", _ -> "POST",
                        "getContentType", _ -> type,
                        "getCharacterEncoding", _ -> "UTF-8",
                        "getContentLengthLong", _ -> length,
                        "getContentLength", _ -> (int) length,
                        "getContextPath", _ -> ROOT,
                        "getServletPath", _ -> path,
                        "getPathInfo", _ -> null,
                        "getRequestURI", _ -> ROOT + path,
                        "getInputStream", _ -> new In(bytes)));
    }

    private HttpServletResponse response() {
        return Fake.of(
                HttpServletResponse.class,
                Map.of(
                        "setStatus", arguments -> status = (Integer) arguments[0],
                        "setHeader", arguments -> answered.put((String) arguments[0], (String) arguments[1]),
                        "setContentType", arguments -> answered.put("Content-Type", (String) arguments[0]),
                        "setCharacterEncoding", arguments -> arguments[0],
                        "setContentLength", arguments -> answered.put("Content-Length", arguments[0].toString()),
                        "sendRedirect",
                                arguments -> {
                                    status = 302;
                                    return answered.put("Location", (String) arguments[0]);
                                },
                        "getOutputStream", _ -> new Out(page)));
    }

    private static final class In extends ServletInputStream {
        private final ByteArrayInputStream bytes;

        In(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Out extends ServletOutputStream {
        private final ByteArrayOutputStream bytes;

        Out(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int one) {
            bytes.write(one);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
