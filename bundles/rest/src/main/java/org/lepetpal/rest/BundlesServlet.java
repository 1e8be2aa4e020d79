package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.deploy.Admission;
import org.lepetpal.api.deploy.BundleGate;
import org.lepetpal.api.deploy.BundleRefused;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code GET /api/bundles}, {@code POST /api/bundles?force=true&rehearse=true}, {@code DELETE /api/bundles?name=NAME}: plug-ins that
 * are there, a jar that is to become one, and one that is to go. A jar is code, so that whoever sends one or takes one out needs
 * the API token; where none is set, nobody has it.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/bundles")
public final class BundlesServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final MediaTypes JAR = MediaTypes.of("application/java-archive", "application/x-java-archive");

    private final transient Present<BundleGate> gate =
            new Present<>("There is no gate, and so no bundle comes in", "no_gate");

    public BundlesServlet() {
        super("GET", "POST", "DELETE");
    }

    @Reference(
            name = "gate",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addGate(BundleGate service) {
        gate.add(service);
    }

    void removeGate(BundleGate service) {
        gate.remove(service);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getMethod()) {
            case "POST" -> {
                requireToken(request);
                letIn(request, response);
            }
            case "DELETE" -> {
                requireToken(request);
                takeOut(request, response);
            }
            default -> list(response);
        }
    }

    private void list(HttpServletResponse response) throws IOException {
        ObjectNode body = json.object();
        ArrayNode bundles = body.putArray("bundles");
        gate.require().admitted().forEach(admission -> bundles.add(entry(admission)));
        json.write(response, HttpServletResponse.SC_OK, body);
    }

    private void takeOut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = Optional.ofNullable(request.getParameter("name")).orElse("");
        if (!gate.require().remove(name)) {
            throw new ApiError(
                    ErrorCode.NOT_FOUND,
                    "No bundle '" + name + "' came in through deploy/",
                    Map.of("reason", "no_bundle"));
        }
        json.write(response, HttpServletResponse.SC_OK, json.object().put("status", "ok"));
    }

    private void letIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JAR.require(request);
        boolean rehearse = flag(request, "rehearse");
        ObjectNode body = json.object();
        body.put("status", rehearse ? "rehearsed" : "ok");
        body.set("bundle", entry(take(request, rehearse)));
        json.write(response, rehearse ? HttpServletResponse.SC_OK : HttpServletResponse.SC_CREATED, body);
    }

    private Admission take(HttpServletRequest request, boolean rehearse) throws IOException {
        boolean force = flag(request, "force");
        try {
            return rehearse
                    ? gate.require().examine(request.getInputStream(), force)
                    : gate.require().admit(request.getInputStream(), force);
        } catch (EOFException cut) {
            throw ApiError.invalid("The upload is cut off");
        } catch (BundleRefused refused) {
            throw new ApiError(
                    code(refused.reason()),
                    refused.getMessage(),
                    Map.of("reason", refused.reason().label()));
        }
    }

    private static ErrorCode code(BundleRefused.Reason reason) {
        return switch (reason) {
            case TOO_LARGE -> ErrorCode.TOO_LARGE;
            case NO_BUNDLE -> ErrorCode.INVALID;
            case BUSY -> ErrorCode.BUSY;
            case PROTECTED, DUPLICATE, UNRESOLVED, FAILED -> ErrorCode.CONFLICT;
        };
    }

    private ObjectNode entry(Admission admission) {
        ObjectNode entry = json.object();
        entry.put("name", admission.name());
        entry.put("version", admission.version());
        admission.replaces().ifPresent(version -> entry.put("replaces", version));
        ArrayNode refreshed = entry.putArray("refreshed");
        admission.refreshed().forEach(refreshed::add);
        return entry;
    }

    private static boolean flag(HttpServletRequest request, String name) {
        String text = Optional.ofNullable(request.getParameter(name)).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw ApiError.invalid("'" + name + "' is '" + text + "', it must be true or false");
        }
        return text.equals("true");
    }

    private static void requireToken(HttpServletRequest request) {
        if (request.getAttribute(TokenFilter.PASSED) == null) {
            throw new ApiError(
                    ErrorCode.FORBIDDEN,
                    "Plug-ins come and go over HTTP only where API_TOKEN is set; without it, use deploy/ or the web console",
                    Map.of("reason", "no_token"));
        }
    }
}
