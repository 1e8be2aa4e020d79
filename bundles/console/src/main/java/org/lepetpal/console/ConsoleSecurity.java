package org.lepetpal.console;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apache.felix.webconsole.spi.SecurityProvider;
import org.lepetpal.api.access.Attempts;
import org.lepetpal.api.files.RobotHome;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guards the web console with one user and a password that is made when it is first needed (docs/decisions/0014). It is
 * there only while the HTTP server listens: until then there is nobody to guard against, and no address to tell.
 */
@Component(service = SecurityProvider.class, property = SecurityProvider.PROPERTY_ID + "=lepetpal", immediate = true)
public final class ConsoleSecurity implements SecurityProvider {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSecurity.class);
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private final Gate gate;

    /**
     * Makes the password when there is none yet, and shows it on the terminal, past the log.
     *
     * @param uploads what stands before the page of bundles: without it nobody comes in
     * @throws IOException when the password file cannot be read or written
     */
    @Activate
    public ConsoleSecurity(
            BundleContext context,
            @Reference(name = "http", target = "(osgi.http.endpoint=*)") ServiceReference<HttpServiceRuntime> http,
            @Reference(name = "uploads", target = "(component.name=" + UploadFilter.NAME + ")")
                    ServiceReference<Filter> uploads)
            throws IOException {
        // Real time, and not the robot's: who guesses is not part of the simulated world.
        this(
                new PasswordFile(passwordFile(context), new SecureRandom()),
                new Attempts(InstantSource.system()),
                consoleAddress(http.getProperty("osgi.http.endpoint")),
                System.out);
    }

    ConsoleSecurity(PasswordFile file, Attempts attempts, String address, PrintStream terminal) throws IOException {
        Optional<PasswordHash> known = file.read();
        if (known.isEmpty()) {
            terminal.print(notice(address, file.make()));
            terminal.flush();
        }
        this.gate = new Gate(file.read().orElseThrow(), attempts, new SecureRandom());
    }

    @Override
    public Object authenticate(HttpServletRequest request, HttpServletResponse response) {
        if (isForged(request)) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN);
            return null; // what the console's interface asks for
        }
        String header = Optional.ofNullable(request.getHeader("Authorization")).orElse("");
        Optional<Credentials> credentials = Credentials.parse(header);
        if (credentials.isEmpty()) {
            challenge(response);
            return null;
        }
        String address = request.getRemoteAddr();
        return switch (gate.enter(address, credentials.get())) {
            case COME_IN -> Gate.USER;
            case WRONG -> {
                LOG.warn("wrong user or password for the web console from {}", address);
                challenge(response);
                yield null;
            }
            case TOO_SOON -> {
                response.setHeader(
                        "Retry-After", String.valueOf(gate.wait(address).toSeconds() + 1));
                refuse(response, 429);
                yield null;
            }
        };
    }

    /** The one user may do everything. */
    @Override
    public boolean authorize(Object user, String role) {
        return Gate.USER.equals(user);
    }

    /** Makes the browser forget the password. */
    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response) {
        challenge(response);
    }

    /**
     * Another site's page may make a browser that knows the password send requests here; it cannot hide its origin. Who
     * sends no origin is no browser.
     */
    private static boolean isForged(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin != null
                && !HARMLESS.contains(request.getMethod())
                && !origin.equalsIgnoreCase("http://" + request.getHeader("Host"))
                && !origin.equalsIgnoreCase("https://" + request.getHeader("Host"));
    }

    private static void challenge(HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Basic realm=\"LePetPal console\", charset=\"UTF-8\"");
        refuse(response, HttpServletResponse.SC_UNAUTHORIZED);
    }

    private static void refuse(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setContentLength(0);
    }

    private static Path passwordFile(BundleContext context) {
        return RobotHome.of(context::getProperty).folder().resolve("data/console/password");
    }

    /** @param endpoints one address, or several, as the HTTP service tells them */
    private static String consoleAddress(Object endpoints) {
        String first =
                switch (endpoints) {
                    case String[] several -> Arrays.stream(several).findFirst().orElse("");
                    default -> endpoints.toString();
                };
        return first.replaceFirst("/*$", "") + "/system/console";
    }

    private static String notice(String address, String password) {
        return """

                +------------------------------------------------------------------+
                |  Web console: a password was made. It is shown this once only.
                |
                |    address   %s
                |    user      %s
                |    password  %s
                |
                |  Lost? Remove data/console/password and start anew.
                +------------------------------------------------------------------+

                """.formatted(address, Gate.USER, password);
    }
}
