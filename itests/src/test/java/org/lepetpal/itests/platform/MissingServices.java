package org.lepetpal.itests.platform;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.api.model.ModelFormat;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Says which references keep which components of ours from coming up. */
final class MissingServices {
    private final BundleContext bundles;
    private final ServiceComponentRuntime components;

    MissingServices(BundleContext bundles, ServiceComponentRuntime components) {
        this.bundles = bundles;
        this.components = components;
    }

    /** One line for each component that is not satisfied; empty when all are. */
    List<String> complaints() {
        Bundle[] ours = Arrays.stream(bundles.getBundles())
                .filter(bundle -> bundle.getSymbolicName().startsWith("org.lepetpal."))
                .toArray(Bundle[]::new);
        return components.getComponentDescriptionDTOs(ours).stream()
                .flatMap(component -> {
                    var configurations = components.getComponentConfigurationDTOs(component);
                    return configurations.isEmpty() && !isForModels(component)
                            ? Stream.of(component.name + " has no configuration of "
                                    + Arrays.toString(component.configurationPid))
                            : configurations.stream()
                                    .filter(MissingServices::isUnsatisfied)
                                    .map(configuration -> complaint(component, configuration));
                })
                .toList();
    }

    /** Whether it is configured once for each model that lies in the repository: for none, where there is none. */
    private boolean isForModels(ComponentDescriptionDTO component) {
        try {
            return bundles.getServiceReferences(ModelFormat.class, null).stream()
                    .map(format -> bundles.getService(format).factoryPid())
                    .anyMatch(pid -> Arrays.asList(component.configurationPid).contains(pid));
        } catch (InvalidSyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static boolean isUnsatisfied(ComponentConfigurationDTO configuration) {
        return configuration.state != ComponentConfigurationDTO.ACTIVE
                && configuration.state != ComponentConfigurationDTO.SATISFIED;
    }

    private static String complaint(ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
        return component.name + " waits for "
                + Arrays.stream(configuration.unsatisfiedReferences)
                        .map(reference -> reference.name + " " + reference.target)
                        .collect(Collectors.joining(", "))
                + (configuration.failure == null ? "" : "; it failed: " + configuration.failure);
    }
}
