package org.lepetpal.rest;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;
import static org.osgi.service.component.annotations.ReferencePolicyOption.GREEDY;

import org.lepetpal.api.arm.ArmProcedures;
import org.lepetpal.api.command.Commands;
import org.lepetpal.api.safety.SoftwareStop;
import org.lepetpal.api.swap.SwapDesk;
import org.lepetpal.api.swap.Switchboard;
import org.lepetpal.api.vision.Sight;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The parts of the robot that several routes need: they come and go, so that a route asks for them with every request. */
@Component(service = RobotParts.class)
public final class RobotParts {
    private final Present<Commands> commands =
            new Present<>("The control loop does not run; /health says why", "no_loop");
    private final Present<Switchboard> switchboard = new Present<>("The switchboard is not there", "no_switchboard");
    private final Present<SwapDesk> desk =
            new Present<>("There is no switchboard, and so nothing can be swapped", "no_switchboard");
    private final Present<SoftwareStop> stop = new Present<>("There is no software stop", "no_safety");
    private final Present<ArmProcedures> procedures = new Present<>("There is no driver for an arm", "no_arm");
    private final Present<Sight> sight = new Present<>("Nothing looks at pictures", "no_camera");

    Present<Commands> commands() {
        return commands;
    }

    Present<Switchboard> switchboard() {
        return switchboard;
    }

    Present<SwapDesk> desk() {
        return desk;
    }

    Present<SoftwareStop> stop() {
        return stop;
    }

    Present<ArmProcedures> procedures() {
        return procedures;
    }

    Present<Sight> sight() {
        return sight;
    }

    @Reference(name = "commands", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addCommands(Commands service) {
        commands.add(service);
    }

    void removeCommands(Commands service) {
        commands.remove(service);
    }

    @Reference(name = "switchboard", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addSwitchboard(Switchboard service) {
        switchboard.add(service);
    }

    void removeSwitchboard(Switchboard service) {
        switchboard.remove(service);
    }

    @Reference(name = "desk", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addDesk(SwapDesk service) {
        desk.add(service);
    }

    void removeDesk(SwapDesk service) {
        desk.remove(service);
    }

    @Reference(name = "stop", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addStop(SoftwareStop service) {
        stop.add(service);
    }

    void removeStop(SoftwareStop service) {
        stop.remove(service);
    }

    @Reference(name = "procedures", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addProcedures(ArmProcedures service) {
        procedures.add(service);
    }

    void removeProcedures(ArmProcedures service) {
        procedures.remove(service);
    }

    @Reference(name = "sight", cardinality = OPTIONAL, policy = DYNAMIC, policyOption = GREEDY)
    void addSight(Sight service) {
        sight.add(service);
    }

    void removeSight(Sight service) {
        sight.remove(service);
    }
}
