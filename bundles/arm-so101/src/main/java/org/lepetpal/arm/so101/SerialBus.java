package org.lepetpal.arm.so101;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.lepetpal.api.arm.Bus;

/**
 * A serial port, 8N1, as Feetech's USB adapters are. With {@link SerialPorts} the only class that touches jSerialComm,
 * whose statics load native code and install a shutdown hook.
 */
final class SerialBus implements Bus {
    /** A byte takes 10 µs; a reply of six servos with all feedback 1.3 ms. */
    private static final Duration NAP = Duration.ofNanos(100_000);

    private final SerialPort port;
    private final AtomicReference<Runnable> onClose;

    private SerialBus(SerialPort port, Runnable onClose) {
        this.port = port;
        this.onClose = new AtomicReference<>(onClose);
    }

    /**
     * @param path for example {@code /dev/ttyACM0}
     * @param onClose called once, when the port has been closed
     * @throws IOException when it is not there, in use, or not permitted
     */
    static SerialBus open(String path, int baud, Runnable onClose) throws IOException {
        try {
            SerialPort port = SerialPort.getCommPort(path);
            port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
            port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
            // jSerialComm rounds waiting reads up to 100 ms on Linux; a servo's answer is waited for here instead.
            port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
            if (!port.openPort(0)) {
                throw new IOException("serial port " + path + " cannot be opened (error " + port.getLastErrorCode()
                        + "); is it plugged in, free, and is this user in the group dialout?");
            }
            return new SerialBus(port, onClose);
        } catch (SerialPortInvalidPortException e) {
            throw new IOException("there is no serial port " + path, e);
        } catch (LinkageError e) {
            throw new IOException("serial ports do not work on this machine: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] exchange(byte[] request, int replyLength, Duration timeout) throws IOException {
        byte[] reply = new byte[replyLength];
        int got = exchange(request, reply, replyLength, timeout);
        return got == replyLength ? reply : Arrays.copyOf(reply, got);
    }

    @Override
    public int exchange(byte[] request, byte[] reply, int replyLength, Duration timeout) throws IOException {
        discardInput();
        if (port.writeBytes(request, request.length) != request.length) {
            throw new IOException("the serial port is gone");
        }
        int got = 0;
        // The device's own time, counted in naps: the robot's time may be stepped, a wire's cannot.
        for (long naps = Math.ceilDiv(timeout.toNanos(), NAP.toNanos()); got < replyLength && naps >= 0; naps--) {
            int more = available();
            if (more > 0) {
                got += read(reply, got, Math.min(more, replyLength - got));
            } else {
                LockSupport.parkNanos(NAP.toNanos());
            }
        }
        return got;
    }

    private void discardInput() throws IOException {
        for (int waiting = available(); waiting > 0; waiting = available()) {
            read(new byte[waiting], 0, waiting);
        }
    }

    private int available() throws IOException {
        int available = port.bytesAvailable();
        if (available < 0) {
            throw new IOException("the serial port is gone");
        }
        return available;
    }

    private int read(byte[] into, int offset, int length) throws IOException {
        int read = port.readBytes(into, length, offset);
        if (read < 0) {
            throw new IOException("the serial port is gone");
        }
        return read;
    }

    @Override
    public void close() {
        port.closePort();
        onClose.getAndSet(() -> {}).run();
    }
}
