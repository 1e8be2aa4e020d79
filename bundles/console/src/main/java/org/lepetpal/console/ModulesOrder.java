package org.lepetpal.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.SwapOrder;
import org.lepetpal.api.swap.SwapReceipt;
import org.lepetpal.api.swap.SwapRefused;

/**
 * What a button of the page asks for.
 *
 * @param names candidates; empty where the action needs none
 */
record ModulesOrder(String action, SlotName slot, List<String> names, boolean force, boolean now) {
    private static final String WHY = "asked for in the web console";

    ModulesOrder {
        names = List.copyOf(names);
    }

    /** @throws IllegalArgumentException for what no button asks for */
    static ModulesOrder of(JsonNode body) {
        String label = body.path("slot").asText();
        SlotName slot = SlotName.find(label)
                .orElseThrow(() -> new IllegalArgumentException("there is no slot '" + label + "'"));
        List<String> names = new ArrayList<>();
        body.path("names").forEach(name -> names.add(name.asText()));
        return new ModulesOrder(
                body.path("action").asText(),
                slot,
                names,
                body.path("force").asBoolean(),
                body.path("now").asBoolean());
    }

    /** @param who pressed it; @return what became of it, in one line */
    String carryOut(SwapDesk desk, String who) throws SwapRefused {
        return switch (action) {
            case "activate" ->
                told(desk.swap(new SwapOrder(Map.of(slot, names), who, WHY, force, now))
                        .getFirst());
            case "promote" -> told(desk.promote(slot, who, WHY));
            case "rollback" -> told(desk.rollBack(slot, who, WHY));
            case "shadow" -> {
                desk.shadow(slot, names.stream().findFirst());
                yield names.stream()
                        .findFirst()
                        .map(name -> name + " is a shadow now")
                        .orElse("There is no shadow now");
            }
            default -> throw new IllegalArgumentException("there is no action '" + action + "'");
        };
    }

    private static String told(SwapReceipt receipt) {
        Optional<String> to = receipt.to();
        return receipt.slot().label() + ": " + to.orElse("nothing") + " is active ("
                + receipt.result().label() + ")";
    }
}
