package org.lepetpal.console;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it is kept: PBKDF2 with HMAC-SHA-256 (RFC 8018) over a random salt.
 *
 * @param iterations rounds; 1 or more
 * @param salt 16 bytes, in hexadecimal
 * @param hash 32 bytes, in hexadecimal
 */
record PasswordHash(int iterations, String salt, String hash) {
    /**
     * The least that NIST SP 800-63B (revision 3, 5.1.1.2) asks for where people choose. Rounds make guessing slow, and {@link PasswordFile}
     * makes 120 random bits, which nobody guesses: hundreds of thousands would only be seconds of a first start, before Java has compiled them.
     */
    private static final int ITERATIONS = 10_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final Pattern LINE = Pattern.compile("pbkdf2-hmac-sha256 (\\d{1,9}) ([0-9a-f]{32}) ([0-9a-f]{64})");

    static PasswordHash of(String password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = derive(password, salt, ITERATIONS);
        return new PasswordHash(
                ITERATIONS, HexFormat.of().formatHex(salt), HexFormat.of().formatHex(hash));
    }

    /** @throws IllegalArgumentException when it is not what {@link #line()} writes */
    static PasswordHash parse(String line) {
        Matcher matcher = LINE.matcher(line.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a password hash");
        }
        return new PasswordHash(Integer.parseInt(matcher.group(1)), matcher.group(2), matcher.group(3));
    }

    String line() {
        return "pbkdf2-hmac-sha256 " + iterations + " " + salt + " " + hash;
    }

    /** Takes as long for a wrong password as for the right one. */
    boolean matches(String password) {
        byte[] given = derive(password, HexFormat.of().parseHex(salt), iterations);
        return MessageDigest.isEqual(given, HexFormat.of().parseHex(hash));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
