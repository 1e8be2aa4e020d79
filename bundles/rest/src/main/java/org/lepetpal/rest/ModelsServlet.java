package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.SwapRefused;
import org.lepetpal.api.swap.Switchboard;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code GET /api/models}, {@code POST /api/models/switch}: the models among the modules, policies and detectors; several
 * slots are switched as one, or none is.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/models/*")
public final class ModelsServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final List<SlotName> MODELS = List.of(SlotName.POLICY, SlotName.DETECTOR);
    private static final int LONGEST_NAME = 200;

    private final transient Present<Switchboard> switchboard =
            new Present<>("There is no switchboard, and so there are no models", "no_switchboard");
    private final transient Present<SwapDesk> desk =
            new Present<>("There is no switchboard, and so nothing can be switched", "no_switchboard");

    public ModelsServlet() {
        super("GET", "POST");
    }

    @Reference(
            name = "switchboard",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addSwitchboard(Switchboard service) {
        switchboard.add(service);
    }

    void removeSwitchboard(Switchboard service) {
        switchboard.remove(service);
    }

    @Reference(
            name = "desk",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addDesk(SwapDesk service) {
        desk.add(service);
    }

    void removeDesk(SwapDesk service) {
        desk.remove(service);
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        switch (path) {
            case "", "/" -> {
                requireMethod(request, response, List.of("GET"));
                json.write(response, HttpServletResponse.SC_OK, models());
            }
            case "/switch" -> {
                requireMethod(request, response, List.of("POST"));
                change(json.read(request));
                ObjectNode body = models();
                body.put("status", "ok");
                json.write(response, HttpServletResponse.SC_OK, body);
            }
            default ->
                throw new ApiError(
                        ErrorCode.NOT_FOUND, "There is nothing at this address", Map.of("reason", "no_action"));
        }
    }

    private ObjectNode models() {
        Switchboard board = switchboard.require();
        ModulesBody modules = new ModulesBody(json, board, desk.require());
        ObjectNode body = json.object();
        ArrayNode available = body.putArray("available");
        ObjectNode active = body.putObject("active");
        for (SlotName slot : MODELS) {
            List<Candidate> candidates = board.candidates(slot);
            candidates.forEach(candidate -> {
                ObjectNode entry = modules.candidate(candidate);
                entry.put("slot", slot.label());
                available.add(entry);
            });
            candidates.stream()
                    .filter(Candidate::active)
                    .findFirst()
                    .ifPresentOrElse(
                            candidate -> active.put(slot.label(), candidate.id()), () -> active.putNull(slot.label()));
        }
        return body;
    }

    private void change(Fields body) {
        Map<SlotName, List<String>> wishes = new EnumMap<>(SlotName.class);
        for (String name : body.names()) {
            if (!Requests.COMMON.contains(name)) {
                SlotName slot = SlotLabel.find(name)
                        .orElseThrow(() -> ApiError.invalid(
                                "There is no slot '" + name + "'; there are: " + String.join(", ", SlotLabel.all())));
                wishes.put(slot, body.texts(name, LONGEST_NAME));
            }
        }
        if (wishes.isEmpty()) {
            throw ApiError.invalid("The body names no slot; there are: " + String.join(", ", SlotLabel.all()));
        }
        try {
            desk.require().swap(Requests.order(wishes, body));
        } catch (SwapRefused refused) {
            throw Requests.refusal(refused);
        }
    }
}
