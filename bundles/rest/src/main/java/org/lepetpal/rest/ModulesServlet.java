package org.lepetpal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapRefused;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code GET /api/modules}, {@code POST /api/modules/SLOT/active|shadow|promote|rollback}: what could fill each slot, what
 * does, and the operator's wishes.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/api/modules/*")
public final class ModulesServlet extends JsonServlet {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_NAME = 200;

    private final transient RobotParts parts;

    @Activate
    public ModulesServlet(@Reference(name = "parts") RobotParts parts) {
        super("GET", "POST", "DELETE");
        this.parts = parts;
    }

    @Override
    protected void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ModulePath path = ModulePath.of(request.getPathInfo());
        requireMethod(request, response, path.methods());
        SwapDesk swaps = parts.desk().require();
        ModulesBody modules = new ModulesBody(
                json, parts.switchboard().require("There is no switchboard, and so there are no modules"), swaps);
        if (path.action() == ModulePath.Action.SHOW) {
            json.write(
                    response,
                    HttpServletResponse.SC_OK,
                    path.slot().map(modules::of).orElseGet(modules::all));
            return;
        }
        SlotName slot = path.slot().orElseThrow();
        Optional<SwapReceipt> receipt = change(request, swaps, slot, path.action());
        ObjectNode body = json.object();
        body.put("status", "ok");
        receipt.ifPresent(made -> body.set("swap", new SwapsBody(json).of(made)));
        body.set("module", modules.of(slot));
        json.write(response, HttpServletResponse.SC_OK, body);
    }

    private Optional<SwapReceipt> change(
            HttpServletRequest request, SwapDesk swaps, SlotName slot, ModulePath.Action action) throws IOException {
        String who = Caller.of(request);
        boolean ending = request.getMethod().equals("DELETE");
        Fields body = ending ? new Fields(json.object()) : json.read(request);
        try {
            return switch (action) {
                case ACTIVE ->
                    Optional.of(swaps.swap(Requests.order(Map.of(slot, wished(body)), who, body))
                            .getFirst());
                case SHADOW -> {
                    swaps.shadow(
                            slot, ending ? Optional.empty() : Optional.of(body.requiredText("name", LONGEST_NAME)));
                    yield Optional.empty();
                }
                case PROMOTE -> Optional.of(swaps.promote(slot, who, Requests.reason(body)));
                case ROLLBACK -> Optional.of(swaps.rollBack(slot, who, Requests.reason(body)));
                case SHOW -> throw new IllegalStateException("nothing to change");
            };
        } catch (SwapRefused refused) {
            throw Requests.refusal(refused);
        }
    }

    /** One name, several names, or {@code "automatic": true} for the platform's choice. */
    private static List<String> wished(Fields body) {
        List<String> names = body.texts("names", LONGEST_NAME);
        if (body.flag("automatic")) {
            if (!names.isEmpty() || body.text("name").isPresent()) {
                throw ApiError.invalid("'automatic' leaves the choice to the platform and goes with no name");
            }
            return List.of();
        }
        return names.isEmpty() ? List.of(body.requiredText("name", LONGEST_NAME)) : names;
    }
}
