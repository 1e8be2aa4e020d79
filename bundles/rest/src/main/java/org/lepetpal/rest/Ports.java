package org.lepetpal.rest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Whether the port can be had: the server itself only logs that it could not open it, and goes on without. */
final class Ports {
    private Ports() {}

    /** @throws ForbiddenStart when another program has it, or this one may not */
    static void requireFree(Settings settings) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(settings.bind(), settings.port()));
        } catch (IOException taken) {
            throw new ForbiddenStart(
                    "PORT = " + settings.port() + " on " + settings.bind() + " cannot be opened (" + taken.getMessage()
                            + "). Stop what uses it, or set another PORT",
                    taken);
        }
    }
}
