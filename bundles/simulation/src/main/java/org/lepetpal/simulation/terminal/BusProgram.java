package org.lepetpal.simulation.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lepetpal.simulation.LiveWorld;
import org.lepetpal.simulation.world.Calibrations;

/** The simulated bus as a program: {@code ./lepetpal bus}. Runs until it is killed, which gives the terminal back. */
public final class BusProgram {
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private BusProgram(PrintStream out) {
        this.out = out;
    }

    /** @param arguments as {@link Options#USAGE} says */
    public static void main(String[] arguments) throws IOException {
        List<String> words = List.of(arguments);
        if (words.contains("--help")) {
            System.out.println(Options.USAGE);
            return;
        }
        try {
            new BusProgram(System.out).run(Options.parse(words));
        } catch (IllegalArgumentException misused) {
            System.err.println("lepetpal bus: " + misused.getMessage());
            System.err.println(Options.USAGE);
            System.exit(MISUSED);
        }
    }

    private void run(Options options) throws IOException {
        Calibrations calibrations = options.calibration().isPresent()
                ? CalibrationFile.read(options.calibration().get())
                : standard(options);
        // A program alone: its time is the machine's.
        LiveWorld world = new LiveWorld(options.seed(), calibrations, System::nanoTime);
        Orders orders = new Orders(world);
        options.faults().forEach(fault -> out.println(orders.follow("fault " + fault)));
        Pace pace = new Pace(options.portSpeed(), options.usb());
        try (TerminalBus bus = new TerminalBus(world, System::nanoTime, pace, out::println)) {
            bus.rehearse();
            while (true) {
                bus.turn();
                follow(orders);
            }
        }
    }

    private static Calibrations standard(Options options) {
        return options.uncalibrated() ? Calibrations.standard().forgotten() : Calibrations.standard();
    }

    private void follow(Orders orders) throws IOException {
        if (!in.ready()) {
            return;
        }
        String order = in.readLine();
        if (order == null || order.isBlank()) {
            return;
        }
        try {
            out.println(orders.follow(order));
        } catch (IllegalArgumentException notUnderstood) {
            out.println(notUnderstood.getMessage());
        }
    }
}
