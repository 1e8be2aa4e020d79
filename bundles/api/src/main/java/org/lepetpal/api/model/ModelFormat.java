package org.lepetpal.api.model;

import java.nio.file.Path;
import org.lepetpal.api.swap.SlotName;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A kind of model that a bundle can load. Registered as a service by that bundle for as long as it is started.
 *
 * <p>For each complete folder that a format reads there is one factory configuration of {@link #factoryPid()} with the
 * properties of {@link ModelKeys}; it goes when the folder goes, changes when the folder's content does, and is there again
 * after a restart. The component behind it loads on its own worker, warms up, and registers the service that fills the slot
 * with {@link org.lepetpal.api.ServiceKeys#NAME}, {@link org.lepetpal.api.ServiceKeys#VERSION} and
 * {@link org.lepetpal.api.ServiceKeys#ORIGIN} of its configuration, and with its {@code service.ranking} (Integer; −1 where
 * the model says nothing: where one serves at a time, what is dropped in does not take over by itself); until then, and where it refuses the model, it tells so
 * as an {@link org.lepetpal.api.swap.Applicant}. A component that names the bundle's own PID before the factory PID gets
 * the bundle's settings with them:
 *
 * <pre>{@code @Component(configurationPid = {"org.example.eye", "org.example.eye.model"}, configurationPolicy = REQUIRE)}</pre>
 */
@ConsumerType
public interface ModelFormat {
    /** The slot that its models fill. */
    SlotName slot();

    /**
     * Whether it is to try this folder. Looks at the names of the files in it and into {@code config.json}, no further:
     * whether the model is sound is found out by loading it. Any thread; within 100 ms; {@code false}, never an exception,
     * for content that it does not know.
     *
     * @param folder complete, and not being written to
     */
    boolean reads(Path folder);

    /** The PID of which a factory configuration is made for each model, by convention the bundle's name and {@code .model}. */
    String factoryPid();
}
