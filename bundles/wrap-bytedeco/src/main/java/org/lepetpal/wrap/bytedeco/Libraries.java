package org.lepetpal.wrap.bytedeco;

import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads all native libraries on one thread, before a bundle that uses them is started. JavaCPP loads them under a lock, when a class that
 * needs one is first used, and native code initialises further classes meanwhile: a second thread that is in the initialiser of one of
 * those waits for the lock, the first one for the initialiser, and neither ever ends (JavaCPP's issue 737).
 */
public final class Libraries implements BundleActivator {
    private static final Logger LOG = LoggerFactory.getLogger(Libraries.class);

    /** Each needs at most those before it. */
    private static final List<Class<?>> FIRST_USED = List.of(
            Pointer.class,
            opencv_core.class,
            opencv_imgproc.class,
            opencv_imgcodecs.class,
            avutil.class,
            avcodec.class,
            avformat.class,
            avdevice.class,
            swscale.class);

    /** Called by the framework. */
    public Libraries() {}

    /** Blocks for some tenths of a second. Where a library cannot be loaded the log says so, and whoever needs it hears it again. */
    @Override
    public void start(BundleContext context) {
        FIRST_USED.forEach(Libraries::load);
    }

    /** They stay: a process can load each only once. */
    @Override
    public void stop(BundleContext context) {}

    private static void load(Class<?> user) {
        try {
            Class.forName(user.getName(), true, user.getClassLoader());
        } catch (ClassNotFoundException | LinkageError missing) {
            LOG.warn(
                    "{} cannot be used on this machine ({}): {}",
                    user.getSimpleName(),
                    System.getProperty("os.arch"),
                    missing.toString());
        }
    }
}
