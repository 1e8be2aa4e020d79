package org.lepetpal.deploy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntSupplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.dto.BundleDTO;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.util.promise.Promise;

/** Components that are in the state that a test wants. */
final class FakeComponents implements ServiceComponentRuntime {
    private final List<Fake> fakes = new ArrayList<>();

    private record Fake(String bundle, String name, String service, IntSupplier state) {
        ComponentDescriptionDTO description() {
            ComponentDescriptionDTO description = new ComponentDescriptionDTO();
            description.name = name;
            description.bundle = new BundleDTO();
            description.bundle.symbolicName = bundle;
            description.serviceInterfaces = new String[] {service};
            return description;
        }
    }

    /** @param state as {@link ComponentConfigurationDTO} counts them */
    void add(String bundle, String name, String service, IntSupplier state) {
        fakes.add(new Fake(bundle, name, service, state));
    }

    @Override
    public Collection<ComponentDescriptionDTO> getComponentDescriptionDTOs(Bundle... bundles) {
        List<String> names = Arrays.stream(bundles).map(Bundle::getSymbolicName).toList();
        return fakes.stream()
                .filter(fake -> names.isEmpty() || names.contains(fake.bundle()))
                .map(Fake::description)
                .toList();
    }

    @Override
    public Collection<ComponentConfigurationDTO> getComponentConfigurationDTOs(ComponentDescriptionDTO description) {
        return fakes.stream()
                .filter(fake -> fake.name().equals(description.name))
                .map(fake -> {
                    ComponentConfigurationDTO made = new ComponentConfigurationDTO();
                    made.state = fake.state().getAsInt();
                    made.failure = "no milk\n\tat a line of code";
                    return made;
                })
                .toList();
    }

    @Override
    public ComponentDescriptionDTO getComponentDescriptionDTO(Bundle bundle, String name) {
        throw new UnsupportedOperationException("nobody asks for it");
    }

    @Override
    public boolean isComponentEnabled(ComponentDescriptionDTO description) {
        return true;
    }

    @Override
    public Promise<Void> enableComponent(ComponentDescriptionDTO description) {
        throw new UnsupportedOperationException("nobody asks for it");
    }

    @Override
    public Promise<Void> disableComponent(ComponentDescriptionDTO description) {
        throw new UnsupportedOperationException("nobody asks for it");
    }
}
