package org.lepetpal.detector.yolo;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.swap.Applicant;
import org.lepetpal.api.swap.Candidate;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.swap.SlotName;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.detector.yolo.model.BadModelException;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model of the repository: one of these for each, with the settings that all models of this bundle share. It applies for
 * its slot while it loads and when it is refused.
 */
@Component(
        service = Applicant.class,
        immediate = true,
        configurationPid = {"org.lepetpal.detector.yolo", YoloFormat.FACTORY},
        configurationPolicy = REQUIRE)
public final class YoloFolder implements Applicant {
    private static final Logger LOG = LoggerFactory.getLogger(YoloFolder.class);
    private static final int TASKS = 4;

    private final Stand stand;
    private final Timebase.Worker worker;
    private volatile Candidate application;

    @Activate
    public YoloFolder(
            BundleContext bundle, @Reference(name = "timebase") Timebase timebase, Config config, Folder folder) {
        this.stand = new Stand(bundle, timebase);
        this.worker = timebase.worker("detector-yolo-" + folder.robot_name(), TASKS);
        modified(config, folder);
    }

    @Override
    public Candidate application() {
        return application;
    }

    /** Called by the framework when the folder's content, or a setting, has changed. */
    @Modified
    void modified(Config config, Folder folder) {
        application = applying(folder, CandidateState.LOADING, "is being loaded and tried");
        try {
            Settings settings = Settings.of(config);
            worker.execute(() -> load(settings, folder));
        } catch (IllegalArgumentException e) {
            refused(folder, e.getMessage());
        }
    }

    @Deactivate
    void stop() {
        worker.close();
        stand.close();
    }

    private void load(Settings settings, Folder folder) {
        try {
            LOG.info(
                    "{}: {}",
                    folder.robot_origin(),
                    stand.offer(Path.of(folder.model_path()), settings, _ -> label(folder), _ -> {}));
        } catch (BadModelException e) {
            refused(folder, e.getMessage());
        }
    }

    private void refused(Folder folder, String why) {
        LOG.error(
                "{} is refused{}: {}",
                folder.robot_origin(),
                stand.serves() ? ", what it was before goes on" : "",
                why);
        application = applying(folder, CandidateState.FAILED, why);
    }

    private static Candidate applying(Folder folder, CandidateState state, String detail) {
        return Candidate.applying(
                SlotName.DETECTOR, folder.robot_name(), folder.robot_version(), folder.robot_origin(), state, detail);
    }

    private static Dictionary<String, Object> label(Folder folder) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(ServiceKeys.NAME, folder.robot_name());
        properties.put(ServiceKeys.VERSION, folder.robot_version());
        properties.put(ServiceKeys.ORIGIN, folder.robot_origin());
        properties.put(Constants.SERVICE_RANKING, folder.service_ranking());
        return properties;
    }
}
