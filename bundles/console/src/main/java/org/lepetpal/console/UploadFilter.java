package org.lepetpal.console;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.apache.commons.fileupload.FileUploadBase.FileUploadIOException;
import org.apache.commons.fileupload.FileUploadBase.SizeLimitExceededException;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.MultipartStream.MalformedStreamException;
import org.lepetpal.api.deploy.BundleGate;
import org.lepetpal.api.files.RobotHome;
import org.lepetpal.api.presence.Latest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before the console's own page of bundles: a form with a file in it goes to the gate, and never to the page, which would
 * install it untried. Whoever calls has shown the password, and is no other site's page ({@link ConsoleSecurity}, which lets nobody
 * in while this filter is not there).
 */
@Component(service = Filter.class, name = UploadFilter.NAME)
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=org.apache.felix.webconsole)")
public final class UploadFilter extends HttpFilter {
    static final String NAME = "org.lepetpal.console.UploadFilter";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(UploadFilter.class);
    /** The page's labels: its own, and that of an older one for programs. */
    private static final String PAGE = "bundles";

    private static final String PROGRAMS = "install";

    private static final long EXPIRY_SECONDS = 60;

    private final transient Latest<BundleGate> gate = new Latest<>();
    private final transient Staging staging;
    private final transient LongFunction<Optional<String>> names;
    private final transient ScheduledExecutorService expiry = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("console-uploads").factory());

    @Activate
    public UploadFilter(BundleContext context) {
        this(
                new Staging(
                        RobotHome.of(context::getProperty).folder().resolve("data/console/upload"),
                        new SecureRandom(),
                        InstantSource.system()),
                id -> Optional.ofNullable(context.getBundle(id)).map(Bundle::getSymbolicName));
    }

    UploadFilter(Staging staging, LongFunction<Optional<String>> names) {
        this.staging = staging;
        this.names = names;
        staging.clear();
        // Of this machine's time, whatever the robot's is: it is a person who is waited for.
        expiry.scheduleWithFixedDelay(this::expire, EXPIRY_SECONDS, EXPIRY_SECONDS, TimeUnit.SECONDS);
    }

    private void expire() {
        try {
            staging.expire();
        } catch (RuntimeException e) {
            LOG.warn("what waits for too long stays until the next look", e);
        }
    }

    @Deactivate
    void stop() {
        expiry.shutdownNow();
    }

    @Reference(name = "gate", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addGate(BundleGate service) {
        gate.came(service);
    }

    void removeGate(BundleGate service) {
        gate.left(service);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isForBundles(request) || !UploadForm.isOne(request)) {
            chain.doFilter(request, response);
            return;
        }
        UploadForm form;
        Optional<Answer> answer;
        try (StockUpload upload = new StockUpload(gate.get(), staging, names)) {
            form = UploadForm.read(request, upload::take);
            answer = carryOut(form, upload);
        } catch (FileUploadException
                | FileUploadIOException
                | MalformedStreamException
                | InvalidFileNameException wrong) {
            LOG.debug("an upload that cannot be read", wrong);
            // Nobody reads the rest of it.
            response.setHeader("Connection", "close");
            tell(request, response, unreadable(wrong));
            return;
        }
        if (answer.isPresent()) {
            tell(request, response, answer.get());
        } else {
            // Who stops or starts a bundle has no file for the gate.
            chain.doFilter(new FormRequest(request, form), response);
        }
    }

    private static Optional<Answer> carryOut(UploadForm form, StockUpload upload) throws IOException {
        String ticket = form.field(AnswerPage.TICKET).orElse("");
        return switch (form.field("action").orElse("")) {
            case "install" -> Optional.of(upload.install(form));
            case AnswerPage.AGREE -> Optional.of(upload.agree(ticket));
            case AnswerPage.DISCARD -> Optional.of(upload.discard(ticket));
            default -> Optional.empty();
        };
    }

    private static void tell(HttpServletRequest request, HttpServletResponse response, Answer answer)
            throws IOException {
        if (!answer.isDone()) {
            new AnswerPage(request.getContextPath()).write(response, answer);
        } else if (request.getRequestURI().endsWith("/" + PROGRAMS)) {
            response.setContentLength(0);
        } else {
            // As the page itself does: who loads the answer anew does not send the file again.
            response.sendRedirect(request.getRequestURI());
        }
    }

    private static Answer unreadable(Exception wrong) {
        if (wrong instanceof SizeLimitExceededException || wrong.getCause() instanceof SizeLimitExceededException) {
            return Answer.no(413, "The upload has more than " + UploadForm.LARGEST / 1_000_000 + " MB");
        }
        return Answer.no(
                400,
                wrong instanceof MalformedStreamException
                        ? "The upload is cut off"
                        : "The form cannot be taken: " + wrong.getMessage());
    }

    /** As the console finds the page that a path belongs to. */
    private static boolean isForBundles(HttpServletRequest request) {
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        String label = path.replaceFirst("^/", "").split("/", 2)[0];
        return label.equals(PROGRAMS) || label.equals(PAGE) || label.startsWith(PAGE + ".");
    }
}
