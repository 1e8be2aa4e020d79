package org.lepetpal.bench.robot;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into the robot's Java: live heap, classes, threads, what a thread allocates, what it is at. */
public final class Vitals implements AutoCloseable {
    /** Of the last line of a histogram: so many objects, so many bytes. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private static final String PROFILE = "name=bench";

    private final JMXConnector connector;
    private final ThreadMXBean threads;
    private final ClassLoadingMXBean classes;
    private final MBeanServerConnection beans;

    public Vitals(Robot robot) throws IOException {
        connector = JMXConnectorFactory.connect(new JMXServiceURL(agent(robot.pid())));
        beans = connector.getMBeanServerConnection();
        threads = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.THREAD_MXBEAN_NAME, ThreadMXBean.class);
        classes = ManagementFactory.newPlatformMXBeanProxy(
                beans, ManagementFactory.CLASS_LOADING_MXBEAN_NAME, ClassLoadingMXBean.class);
    }

    private static String agent(long pid) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(String.valueOf(pid));
            try {
                return machine.startLocalManagementAgent();
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new IOException("the robot's Java cannot be looked into", e);
        }
    }

    /**
     * Bytes of all objects that can be reached, by the machine's own count. What is in use after a collection would say up to
     * five times as much: a concurrent collector counts what was made meanwhile, and whole pages.
     */
    public long liveHeap() throws IOException {
        Matcher total = TOTAL.matcher(diagnose("gcClassHistogram"));
        if (!total.find()) {
            throw new IOException("the robot's Java does not count its objects");
        }
        return Long.parseLong(total.group(1));
    }

    /**
     * Has the C library give back what was freed, of which it else keeps an unknown part.
     *
     * @throws IOException also where it cannot: GNU's can
     */
    public void trimNativeHeap() throws IOException {
        String answer = diagnose("systemTrimNativeHeap");
        if (!answer.startsWith("Trim native heap")) {
            throw new IOException("the robot's C library does not give back what was freed: " + answer);
        }
    }

    /** Notes, from now until {@link #endProfile}, what each thread is at whenever it has used the processor for half a millisecond. */
    public void beginProfile() throws IOException {
        diagnose(
                "jfrStart",
                PROFILE,
                "settings=none",
                "+jdk.CPUTimeSample#enabled=true",
                "+jdk.CPUTimeSample#throttle=500us");
    }

    /** What was noted. */
    public CpuProfile endProfile() throws IOException {
        Path recording = Files.createTempFile("lepetpal-profile", ".jfr");
        try {
            diagnose("jfrStop", PROFILE, "filename=" + recording);
            return CpuProfile.of(recording);
        } finally {
            Files.delete(recording);
        }
    }

    /** What the machine answers to one of {@code jcmd}'s commands, by the name that it has as an operation. */
    private String diagnose(String command, String... arguments) throws IOException {
        try {
            return String.valueOf(beans.invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    command,
                    new Object[] {arguments},
                    new String[] {String[].class.getName()}));
        } catch (JMException e) {
            throw new IOException("the robot's Java does not answer to " + command, e);
        }
    }

    /** Platform threads. */
    public int threads() {
        return threads.getThreadCount();
    }

    /** Classes that are loaded now. */
    public int classes() {
        return classes.getLoadedClassCount();
    }

    /** Bytes of metaspace in use. */
    public long metaspace() throws IOException {
        for (MemoryPoolMXBean pool : ManagementFactory.getPlatformMXBeans(beans, MemoryPoolMXBean.class)) {
            if (pool.getName().equals("Metaspace")) {
                return pool.getUsage().getUsed();
            }
        }
        throw new IOException("the robot's Java has no metaspace");
    }

    /** Nanoseconds of processor that all threads of such names have used so far. */
    public long cpuNanos(Pattern names) {
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && names.matcher(thread.getThreadName()).matches()) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos;
    }

    /** Bytes that the thread of this name has allocated so far; 0 when there is none. */
    public long allocatedBy(String name) {
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals(name)) {
                return threads.getThreadAllocatedBytes(thread.getThreadId());
            }
        }
        return 0;
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
