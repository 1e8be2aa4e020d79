package org.lepetpal.detector.yolo.model;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Walks a graph (GraphProto of onnx.proto). ONNX Runtime answers most of what is wrong with an error, but divides by a stride
 * or a group of zero, and allocates what a wild kernel asks for; such numbers are refused here.
 */
final class GraphCheck {
    private static final int DEEPEST = 8;
    private static final long LARGEST = 1 << 20;
    private static final long MOST_GROUPS = 1 << 16;
    private static final long MOST_STEPS = 4096;
    private static final Set<String> STEPS = Set.of("strides", "dilations", "kernel_shape");

    private final TensorCheck tensors;
    private final Map<String, Integer> operators = new TreeMap<>();
    private final Set<String> initializers = new HashSet<>();

    GraphCheck(TensorCheck tensors) {
        this.tensors = tensors;
    }

    /** How often each operator occurs. */
    Map<String, Integer> operators() {
        return operators;
    }

    void check(Wire graph, int depth) throws BadModelException {
        if (depth > DEEPEST) {
            throw new BadModelException("its graphs are nested more than " + DEEPEST + " deep");
        }
        while (graph.next()) {
            switch (graph.field()) {
                case 1 -> node(graph.message(), depth);
                case 5 -> initializers.add(tensors.check(graph.message()));
                case 15 -> throw new BadModelException("it has sparse constants, which are not supported");
                case 11, 12, 13 -> value(graph.message());
                default -> {}
            }
        }
    }

    private void node(Wire node, int depth) throws BadModelException {
        String operator = "";
        while (node.next()) {
            switch (node.field()) {
                case 1, 2, 3, 7 -> node.text();
                case 4 -> operator = node.text();
                case 5 -> attribute(node.message(), depth);
                default -> {}
            }
        }
        if (operator.isEmpty()) {
            throw new BadModelException("the file is corrupt: it has a step that does nothing");
        }
        operators.merge(operator, 1, Integer::sum);
    }

    private void attribute(Wire attribute, int depth) throws BadModelException {
        String name = "";
        boolean first = true;
        while (attribute.next()) {
            switch (attribute.field()) {
                case 1 -> name = attribute.text();
                case 3 -> range(name, attribute.number(), first);
                case 5, 10 -> tensors.check(attribute.message());
                case 6, 11 -> check(attribute.message(), depth + 1);
                case 8 -> {
                    for (long value : attribute.packed()) {
                        range(name, value, first);
                    }
                }
                default -> {}
            }
            first = false;
        }
    }

    /** Names come first in every export known; a number before its name is as suspect as a wrong one. */
    private static void range(String name, long value, boolean nameless) throws BadModelException {
        boolean wrong = nameless
                || STEPS.contains(name) && (value < 1 || value > MOST_STEPS)
                || name.equals("group") && (value < 1 || value > MOST_GROUPS)
                || name.equals("pads") && Math.abs(value) > MOST_STEPS
                || name.equals("axis") && Math.abs(value) > DEEPEST
                || name.equals("num_outputs") && (value < 1 || value > LARGEST);
        if (wrong) {
            throw new BadModelException("the file is corrupt: a step has '" + name + "' of " + value);
        }
    }

    private static void value(Wire value) throws BadModelException {
        while (value.next()) {
            if (value.field() == 1) {
                value.text();
            } else if (value.field() == 2) {
                type(value.message());
            }
        }
    }

    private static void type(Wire type) throws BadModelException {
        while (type.next()) {
            if (type.field() == 1) {
                Wire tensor = type.message();
                while (tensor.next()) {
                    if (tensor.field() == 2) {
                        shape(tensor.message());
                    }
                }
            }
        }
    }

    private static void shape(Wire shape) throws BadModelException {
        while (shape.next()) {
            Wire side = shape.message();
            while (side.next()) {
                if (side.field() == 1 && (side.number() < -1 || side.number() > LARGEST << 8)) {
                    throw new BadModelException("the file is corrupt: a side of a tensor is " + side.number());
                }
            }
        }
    }
}
