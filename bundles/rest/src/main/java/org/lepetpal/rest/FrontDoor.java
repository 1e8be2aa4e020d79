package org.lepetpal.rest;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.time.Timebase.Urgency;

/**
 * Takes over the socket on which the server listens, with threads of its own that go before all ordinary ones where the
 * machine permits it: they take connections, read requests and hand them on ({@link StopFirst}), so that a software stop
 * does not wait for a processor behind those who answer a crowd. How many connect is bounded by the server's own means, and how
 * long they take until their request is there by {@link TimelyHeads}.
 */
final class FrontDoor extends ServerConnector {
    private FrontDoor(Server server, ServerConnector listening, Timebase time) {
        super(
                server,
                new Readers(time),
                null,
                null,
                1,
                1,
                listening.getConnectionFactories().toArray(ConnectionFactory[]::new));
    }

    /** @param listening one of the server's, open; accepts nothing afterwards but a connection that comes just now */
    static FrontDoor inPlaceOf(ServerConnector listening, Server server, Timebase time, DoorLimits limits) {
        FrontDoor door = new FrontDoor(server, listening, time);
        door.setIdleTimeout(listening.getIdleTimeout());
        TimelyHeads heads = new TimelyHeads(door, limits);
        door.addEventListener(heads);
        door.http().getCustomizers().addFirst(heads);
        // It could set a shorter time in a crowd, but sets that, and afterwards the door's, on those as well who wait
        // for their answer.
        door.addBean(new NetworkConnectionLimit(limits.connections(), door));
        try {
            door.open((ServerSocketChannel) listening.getTransport());
        } catch (IOException closed) {
            throw new IllegalStateException("the server's socket was closed", closed);
        }
        listening.setAccepting(false);
        return door;
    }

    private HttpConfiguration http() {
        return getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
    }

    /** The server's protocols outlive it. */
    @Override
    protected void doStop() throws Exception {
        super.doStop();
        http().getCustomizers().removeIf(TimelyHeads.class::isInstance);
    }

    /** The socket is closed by whichever of the two connectors stops first. */
    @Override
    protected boolean handleAcceptFailure(Throwable failure) {
        return isOpen() && super.handleAcceptFailure(failure);
    }

    private static final class Readers extends QueuedThreadPool {
        /** A stop's body may be slow to come, and whoever reads it waits for it. */
        private static final int MOST = 64;
        /** A new thread is an ordinary one until it has raised itself, which takes 100 ms in a crush. */
        private static final int FEWEST = 16;

        private static final int IDLE_MILLIS = 60_000;
        private static final int END_MILLIS = 500;

        private final Timebase time;

        private Readers(Timebase time) {
            super(MOST, FEWEST, IDLE_MILLIS);
            this.time = time;
            setName("http-reader");
            setDaemon(true);
            setStopTimeout(END_MILLIS);
        }

        @Override
        public Thread newThread(Runnable work) {
            return super.newThread(() -> {
                time.raise(Urgency.STOP);
                work.run();
            });
        }
    }
}
