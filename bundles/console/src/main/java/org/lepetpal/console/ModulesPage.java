package org.lepetpal.console;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Optional;
import org.apache.felix.webconsole.servlet.AbstractServlet;
import org.apache.felix.webconsole.servlet.ServletConstants;
import org.lepetpal.api.deploy.BundleGate;
import org.lepetpal.api.model.ModelLibrary;
import org.lepetpal.api.presence.Latest;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.swap.Switchboard;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The console's page about modules: what could fill each slot, what does, and buttons to change it. The page asks for its
 * state once a second. Whoever changes something shows the token of the page ({@link CrossSiteToken}).
 */
@Component(
        service = Servlet.class,
        property = {
            ServletConstants.PLUGIN_LABEL + "=" + ModulesPage.LABEL,
            ServletConstants.PLUGIN_TITLE + "=Modules",
            ServletConstants.PLUGIN_CATEGORY + "=LePetPal",
            ServletConstants.PLUGIN_CSS_REFERENCES + "=/" + ModulesPage.LABEL + "/res/modules.css"
        })
public final class ModulesPage extends AbstractServlet {
    static final String LABEL = "modules";

    private static final long serialVersionUID = 1L;
    private static final String RESOURCES = "/" + LABEL + "/res/";
    private static final String STATE = "/" + LABEL + "/state.json";
    private static final String UPLOAD = "/" + LABEL + "/upload/";
    private static final String TOKEN_HEADER = "X-Page-Token";
    private static final int MAX_BODY = 16 * 1024;

    private final transient Switchboard board;
    private final transient SwapDesk desk;
    private final transient Latest<BundleGate> gate = new Latest<>();
    private final transient Latest<ModelLibrary> library = new Latest<>();
    private final transient CrossSiteToken token = new CrossSiteToken(new SecureRandom());
    private final transient JsonMapper json = JsonMapper.builder().build();

    @Activate
    public ModulesPage(@Reference(name = "switchboard") Switchboard board, @Reference(name = "desk") SwapDesk desk) {
        this.board = board;
        this.desk = desk;
    }

    @Reference(name = "gate", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addGate(BundleGate service) {
        gate.came(service);
    }

    void removeGate(BundleGate service) {
        gate.left(service);
    }

    @Reference(name = "library", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addLibrary(ModelLibrary service) {
        library.came(service);
    }

    void removeLibrary(ModelLibrary service) {
        library.left(service);
    }

    /** Called by the console for what a page needs besides itself; null is what it asks for where there is nothing. */
    @Override
    protected URL getResource(String path) {
        return path != null && path.startsWith(RESOURCES) && !path.contains("..")
                ? ModulesPage.class.getResource("page/" + path.substring(RESOURCES.length()))
                : null;
    }

    /** The console draws its frame around whatever does not set a status by itself here. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (Optional.ofNullable(request.getPathInfo()).orElse("").equals(STATE)) {
            answer(response, HttpServletResponse.SC_OK, new ModulesState(json, board, desk).now());
        } else {
            super.doGet(request, response);
        }
    }

    @Override
    public void renderContent(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter()
                .print(template()
                        .replace("{root}", String.valueOf(request.getAttribute(ServletConstants.ATTR_PLUGIN_ROOT)))
                        .replace("{token}", token.value()));
    }

    private static String template() throws IOException {
        try (InputStream page = ModulesPage.class.getResourceAsStream("page/modules.html")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!token.matches(Optional.ofNullable(request.getHeader(TOKEN_HEADER)).orElse(""))) {
            say(
                    response,
                    HttpServletResponse.SC_FORBIDDEN,
                    "The robot has been restarted, or this page is not its own: reload");
            return;
        }
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        if (path.startsWith(UPLOAD)) {
            ModulesUpload.Outcome outcome = new ModulesUpload(gate.get(), library.get())
                    .take(path.substring(UPLOAD.length()), request::getParameter, request.getInputStream());
            say(response, outcome.status(), outcome.message());
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY);
        try {
            say(
                    response,
                    HttpServletResponse.SC_OK,
                    ModulesOrder.of(json.readTree(body)).carryOut(desk, who(request)));
        } catch (SwapRefused refused) {
            say(
                    response,
                    refused.reason() == SwapRefused.Reason.UNCOVERED
                            ? HttpServletResponse.SC_CONFLICT
                            : HttpServletResponse.SC_BAD_REQUEST,
                    refused.getMessage());
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            say(response, HttpServletResponse.SC_BAD_REQUEST, "That cannot be done: " + wrong.getMessage());
        }
    }

    /** Nobody comes here but the console's one user. */
    private static String who(HttpServletRequest request) {
        return "console:" + Gate.USER + "@" + request.getRemoteAddr();
    }

    private void say(HttpServletResponse response, int status, String message) throws IOException {
        answer(response, status, json.createObjectNode().put("message", message));
    }

    private void answer(HttpServletResponse response, int status, JsonNode body) throws IOException {
        setNoCache(response);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(json.writeValueAsBytes(body));
    }
}
