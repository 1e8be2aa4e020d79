package org.lepetpal.arm.so101;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.lepetpal.api.arm.Bus;

/**
 * A serial port, 8N1, as Feetech's USB adapters are. With {@link SerialPorts} the only class that touches jSerialComm,
 * whose statics load native code and install a shutdown hook.
 */
final class SerialBus implements Bus {
    private final SerialPort port;
    private final AtomicReference<Runnable> onClose;
    private final Inflow inflow = new Inflow(new Received());

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
        inflow.discard();
        if (port.writeBytes(request, request.length) != request.length) {
            throw new IOException("the serial port is gone");
        }
        return inflow.collect(reply, replyLength, timeout.toNanos());
    }

    /** What the port has received. */
    private final class Received implements Inflow.Source {
        @Override
        public int available() throws IOException {
            return orGone(port.bytesAvailable());
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return orGone(port.readBytes(into, length, offset));
        }

        private int orGone(int bytes) throws IOException {
            if (bytes < 0) {
                throw new IOException("the serial port is gone");
            }
            return bytes;
        }
    }

    @Override
    public void close() {
        port.closePort();
        onClose.getAndSet(() -> {}).run();
    }
}
