package org.lepetpal.rest;

import org.lepetpal.api.command.Commands;
import org.lepetpal.api.presence.Latest;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aborts the command under way when this bundle goes and the robot does not: nobody could stop it over the network any more.
 * A robot that goes as a whole ends its command by itself.
 */
@Component(
        service = {},
        immediate = true)
public final class OutOfReach {
    private static final Logger LOG = LoggerFactory.getLogger(OutOfReach.class);

    private final Life life;
    private final Latest<Commands> commands = new Latest<>();

    @Activate
    public OutOfReach(BundleContext bundle) {
        this(Life.of(bundle.getBundle(0)));
    }

    OutOfReach(Life life) {
        this.life = life;
    }

    @Reference(
            name = "commands",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void addCommands(Commands service) {
        commands.came(service);
    }

    void removeCommands(Commands service) {
        commands.left(service);
    }

    @Deactivate
    void close() {
        if (!life.isStopping()) {
            commands.get()
                    .flatMap(Commands::cancel)
                    .ifPresent(id -> LOG.warn(
                            "command {} was aborted: with this bundle goes what it could be stopped by over the network",
                            id));
        }
    }
}
