package org.lepetpal.rest;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Knows the token, and the cookie that stands for it where a header cannot be sent (page, img, EventSource). */
final class TokenGate {
    static final String COOKIE = "lepetpal";
    private static final String BEARER = "Bearer";

    private final byte[] token;
    private final byte[] cookie;

    TokenGate(String token) {
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.cookie = cookieFor(this.token).getBytes(StandardCharsets.UTF_8);
    }

    boolean admits(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header != null) {
            String[] words = header.strip().split("\\s+", 2);
            if (words[0].equalsIgnoreCase(BEARER)) {
                return words.length == 2 && isToken(words[1]);
            }
        }
        return cookies(request).anyMatch(sent -> same(cookie, sent.getValue()));
    }

    boolean isToken(String sent) {
        return same(token, sent);
    }

    /** The cookie's value; the token itself cannot be read from it. */
    String cookieValue() {
        return new String(cookie, StandardCharsets.UTF_8);
    }

    private static Stream<Cookie> cookies(HttpServletRequest request) {
        Cookie[] sent = request.getCookies();
        return sent == null
                ? Stream.empty()
                : Arrays.stream(sent).filter(cookie -> cookie.getName().equals(COOKIE));
    }

    private static boolean same(byte[] expected, String sent) {
        return MessageDigest.isEqual(expected, sent.getBytes(StandardCharsets.UTF_8));
    }

    private static String cookieFor(byte[] token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(token, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal("lepetpal cookie".getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HmacSHA256", missing);
        }
    }
}
