package org.lepetpal.console;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lepetpal.api.access.Attempts;

/** Decides who comes in. Any thread. */
final class Gate {
    /** The one user. */
    static final String USER = "admin";

    private final PasswordHash hash;
    private final Attempts attempts;
    private final SecretKeySpec key;
    private final AtomicReference<byte[]> lastRight = new AtomicReference<>(new byte[0]);

    Gate(PasswordHash hash, Attempts attempts, SecureRandom random) {
        this.hash = hash;
        this.attempts = attempts;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /** What is to be done with a request. */
    enum Answer {
        COME_IN,
        WRONG,
        TOO_SOON
    }

    /** How long {@code address} has to wait; zero when it may try now. */
    Duration wait(String address) {
        return attempts.wait(address);
    }

    /** Takes as long as {@link PasswordHash#matches}, unless the password is the one that was right last time. */
    Answer enter(String address, Credentials credentials) {
        if (!attempts.wait(address).isZero()) {
            return Answer.TOO_SOON;
        }
        if (isRight(credentials)) {
            attempts.succeeded(address);
            return Answer.COME_IN;
        }
        attempts.failed(address);
        return Answer.WRONG;
    }

    /** A browser sends the password with each of the dozens of requests of a page: the function of thousands of rounds runs once. */
    private boolean isRight(Credentials credentials) {
        byte[] tag = tag(credentials.password());
        boolean known = MessageDigest.isEqual(lastRight.get(), tag);
        boolean right = known || hash.matches(credentials.password());
        if (right && !known) {
            lastRight.set(tag);
        }
        return right && USER.equals(credentials.user());
    }

    private byte[] tag(String password) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
