package org.lepetpal.arm.so101;

import com.fazecast.jSerialComm.SerialPort;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.lepetpal.api.arm.Bus;

/**
 * This machine's ports through jSerialComm. That library closes all ports in a shutdown hook of its own, beside the
 * framework's: without more ado it would win, and no torque could be switched off any more. It lets hooks of others go
 * first, so that one waits here until the driver has closed its ports itself.
 */
final class SerialPorts implements Ports {
    /** The framework stops the loop and everything else first. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition allClosed = lock.newCondition();
    private final AtomicBoolean hooked = new AtomicBoolean();
    private int open;

    @Override
    public List<Port> list() throws IOException {
        try {
            return Stream.of(SerialPort.getCommPorts()).map(SerialPorts::port).toList();
        } catch (LinkageError e) {
            throw new IOException("serial ports do not work on this machine: " + e.getMessage(), e);
        }
    }

    private static Port port(SerialPort port) {
        Optional<String> serial = Optional.ofNullable(port.getSerialNumber())
                .map(String::strip)
                .filter(number -> !number.isEmpty() && !number.equalsIgnoreCase("unknown"));
        return new Port(port.getSystemPortPath(), serial);
    }

    @Override
    public Bus open(String path, int baud) throws IOException {
        SerialBus bus = SerialBus.open(path, baud, this::closed);
        count(1);
        if (hooked.compareAndSet(false, true)) {
            SerialPort.addShutdownHook(new Thread(this::awaitClosed, "arm-so101-ports"));
        }
        return bus;
    }

    private void closed() {
        count(-1);
    }

    private void count(int more) {
        lock.lock();
        try {
            open += more;
            if (open == 0) {
                allClosed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitClosed() {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (open > 0 && left > 0) {
                left = allClosed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
