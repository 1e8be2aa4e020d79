package org.lepetpal.cli.person;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;

/** Finds out who is there. */
public final class People {
    private People() {}

    /** Whoever is at this process's input and output: before a terminal when both are one. */
    public static Person here(PrintWriter out, PrintWriter err) throws IOException {
        if (System.console() != null && System.console().isTerminal()) {
            return new ScreenPerson(new TtyScreen(new Stty(), System.in, out, err));
        }
        Charset charset = Charset.forName(System.getProperty("stdin.encoding", "UTF-8"));
        return new PlainPerson(new BufferedReader(new InputStreamReader(System.in, charset)), out);
    }
}
