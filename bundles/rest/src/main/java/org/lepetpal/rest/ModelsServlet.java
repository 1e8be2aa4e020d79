package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.model.ModelLibrary;
import org.lepetpal.api.model.StoredModel;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.SwapRefused;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code GET /api/models}, {@code POST /api/models/SLOT}, {@code POST /api/models/switch}: the models among the modules,
 * policies and detectors; a zip becomes one; several slots are switched as one, or none is.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/models/*")
public final class ModelsServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 200;

    private final transient RobotParts parts;
    private final transient Present<ModelLibrary> library =
            new Present<>("There is no repository of models", "no_models");

    @Activate
    public ModelsServlet(@Reference(name = "parts") RobotParts parts) {
        super("GET", "POST");
        this.parts = parts;
    }

    @Reference(
            name = "library",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addLibrary(ModelLibrary service) {
        library.add(service);
    }

    void removeLibrary(ModelLibrary service) {
        library.remove(service);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        switch (path) {
            case "", "/" -> {
                requireMethod(request, response, List.of("GET"));
                json.write(response, HttpServletResponse.SC_OK, models().all());
            }
            case "/switch" -> {
                requireMethod(request, response, List.of("POST"));
                change(Caller.of(request), json.read(request));
                ObjectNode body = models().all();
                body.put("status", "ok");
                json.write(response, HttpServletResponse.SC_OK, body);
            }
            default -> {
                SlotName slot = SlotName.find(path.substring(1))
                        .orElseThrow(() -> new ApiError(
                                ErrorCode.NOT_FOUND,
                                "There is nothing at this address",
                                Map.of("reason", "no_action")));
                requireMethod(request, response, List.of("POST"));
                upload(slot, request, response);
            }
        }
    }

    private void upload(SlotName slot, HttpServletRequest request, HttpServletResponse response) throws IOException {
        StoredModel taken = new ModelUpload(library.require()).take(slot, request);
        ObjectNode body = json.object();
        body.put("status", "ok");
        body.set("model", models().of(taken));
        json.write(response, HttpServletResponse.SC_CREATED, body);
    }

    private ModelsBody models() {
        return new ModelsBody(
                json,
                new ModulesBody(
                        json,
                        parts.switchboard().require("There is no switchboard, and so there are no models"),
                        desk()),
                library.find().map(ModelLibrary::models).orElse(List.of()));
    }

    private SwapDesk desk() {
        return parts.desk().require("There is no switchboard, and so nothing can be switched");
    }

    private void change(String who, Fields body) {
        Map<SlotName, List<String>> wishes = new EnumMap<>(SlotName.class);
        for (String name : body.names()) {
            if (!Requests.COMMON.contains(name)) {
                SlotName slot = SlotName.find(name)
                        .orElseThrow(() -> ApiError.invalid(
                                "There is no slot '" + name + "'; there are: " + String.join(", ", SlotName.labels())));
                wishes.put(slot, body.texts(name, LONGEST_NAME));
            }
        }
        if (wishes.isEmpty()) {
            throw ApiError.invalid("The body names no slot; there are: " + String.join(", ", SlotName.labels()));
        }
        try {
            desk().swap(Requests.order(wishes, who, body));
        } catch (SwapRefused refused) {
            throw Requests.refusal(refused);
        }
    }
}
