package org.lepetpal.simulation;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One request and what came of it. */
final class FakeExchange {
    final HttpServletRequest request;
    final HttpServletResponse response;
    int status = 200;
    String error = "";
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Map<String, String> parameters = new HashMap<>();

    FakeExchange(String method, String contentType, String body) {
        this(method, "", contentType, body);
    }

    /** @param rest of the path, behind the servlet's */
    FakeExchange(String method, String rest, String contentType, String body) {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
        request = proxy(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> method;
            case "getContentType" -> contentType;
            case "getPathInfo" -> rest.isEmpty() ? null : rest;
            case "getInputStream" -> input(bytes);
            case "getParameter" -> parameters.get(arguments[0]);
            default -> throw new UnsupportedOperationException(name);
        });
        response = proxy(HttpServletResponse.class, (name, arguments) -> {
            if (name.equals("sendError")) {
                status = (Integer) arguments[0];
                error = (String) arguments[1];
            }
            return name.equals("getOutputStream") ? output(written) : null;
        });
    }

    FakeExchange with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    String body() {
        return written.toString(StandardCharsets.UTF_8);
    }

    private interface Call {
        Object answer(String name, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.answer(method.getName(), arguments)));
    }

    private static ServletInputStream input(ByteArrayInputStream bytes) {
        return new ServletInputStream() {
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
        };
    }

    private static ServletOutputStream output(ByteArrayOutputStream bytes) {
        return new ServletOutputStream() {
            @Override
            public void write(int value) {
                bytes.write(value);
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
