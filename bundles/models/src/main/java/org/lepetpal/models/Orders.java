package org.lepetpal.models;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.model.ModelKeys;
import org.lepetpal.models.Finding.Verdict;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configurations that have models loaded: one for each folder that somebody reads. */
final class Orders {
    private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

    private final ConfigurationAdmin admin;

    Orders(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    /** Makes those of {@code findings}, and takes away all others that were ever made here. */
    void follow(Collection<Finding> findings) throws IOException {
        Set<String> kept = new HashSet<>();
        for (Finding finding : findings) {
            switch (finding.verdict()) {
                case Verdict.Given given -> kept.add(place(finding, given));
                // Whoever serves what was there before goes on until it is known what has come in its place.
                case Verdict.Arriving _ -> existing(finding.place()).forEach(old -> kept.add(old.getPid()));
                case Verdict.Refused _ -> {}
            }
        }
        // Not by the path: the setting MODEL_PATH is kept under the same key in configurations that are not made here.
        for (Configuration old : all("(" + ServiceKeys.ORIGIN + "=*)")) {
            if (!kept.contains(old.getPid())) {
                LOG.info("{} is not loaded any more", old.getProperties().get(ServiceKeys.ORIGIN));
                old.delete();
            }
        }
    }

    private String place(Finding finding, Verdict.Given given) throws IOException {
        Place place = finding.place();
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ModelKeys.PATH, place.folder().toString());
        properties.put(ModelKeys.CHECKSUM, finding.model().checksum().orElseThrow());
        properties.put(ServiceKeys.NAME, place.name());
        properties.put(ServiceKeys.VERSION, place.version());
        properties.put(ServiceKeys.ORIGIN, place.origin());
        properties.put(Constants.SERVICE_RANKING, given.ranking());
        Configuration order = admin.getFactoryConfiguration(
                given.factoryPid(), finding.model().id(), "?");
        if (order.updateIfDifferent(properties)) {
            LOG.info("{} is to be loaded by {}", place.origin(), given.factoryPid());
        }
        return order.getPid();
    }

    private List<Configuration> existing(Place place) throws IOException {
        return all("(" + ServiceKeys.ORIGIN + "=" + place.origin() + ")");
    }

    private List<Configuration> all(String filter) throws IOException {
        try {
            return Optional.ofNullable(admin.listConfigurations(filter))
                    .map(Arrays::asList)
                    .orElse(List.of());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("a filter of ours is none: " + filter, e);
        }
    }
}
