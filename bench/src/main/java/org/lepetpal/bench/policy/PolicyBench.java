package org.lepetpal.bench.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lepetpal.bench.robot.Program;

/**
 * What a SmolVLA policy of the real size costs: time by stage, memory, loading, beside what this machine could reach and beside
 * PyTorch. Its weights are random numbers in a checkpoint that is written to the temporary folder and loaded as the robot does.
 * Each contender is a process of its own; they take turns, so that a busy minute is everybody's.
 */
public final class PolicyBench {
    private static final String SMALL = "--small";
    private static final String PEER = "PyTorch";
    private static final Path PEER_SCRIPT = Path.of("bench/python/smolvla_like_torch.py");
    private static final List<String> PYTHONS = List.of("python3", "/usr/bin/python3");

    private final Contenders contenders;
    private final int rounds;
    private final boolean small;
    private final PrintStream out;

    private PolicyBench(Contenders contenders, int rounds, boolean small, PrintStream out) {
        this.contenders = contenders;
        this.rounds = rounds;
        this.small = small;
        this.out = out;
    }
}
