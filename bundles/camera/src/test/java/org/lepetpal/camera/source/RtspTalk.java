package org.lepetpal.camera.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lepetpal.camera.source.FakeServer.Talk;

/** The server's side of RTSP (RFC 2326) for one stream of JPEGs (RFC 2435) within the connection. */
final class RtspTalk {
    private static final Pattern SEQUENCE = Pattern.compile("CSeq: (\\d+)");
    private static final String DESCRIPTION =
            "v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\ns=camera\r\nc=IN IP4 0.0.0.0\r\nt=0 0\r\n"
                    + "m=video 0 RTP/AVP 26\r\na=control:track1\r\na=framerate:25\r\n";
    private static final int RTP_JPEG = 26;
    private static final int CLOCK_PER_PICTURE = 90_000 / 25;
    /** Tables are sent along. */
    private static final int OWN_TABLES = 255;

    private final Talk talk;
    private int sent;

    RtspTalk(Talk talk) {
        this.talk = talk;
    }

    /** Answers until the client wants pictures. */
    void greet() throws IOException {
        String request = talk.request();
        while (!request.startsWith("PLAY")) {
            answer(request);
            request = talk.request();
        }
        answer(request);
    }

    private void answer(String request) throws IOException {
        Matcher sequence = SEQUENCE.matcher(request);
        if (!sequence.find()) {
            throw new IOException("no RTSP: " + request);
        }
        String head = "RTSP/1.0 200 OK\r\nCSeq: " + sequence.group(1) + "\r\n";
        if (request.startsWith("DESCRIBE")) {
            talk.say(head + "Content-Type: application/sdp\r\nContent-Length: " + DESCRIPTION.length() + "\r\n\r\n"
                    + DESCRIPTION);
        } else if (request.startsWith("SETUP")) {
            talk.say(head + "Session: 1\r\nTransport: RTP/AVP/TCP;unicast;interleaved=0-1\r\n\r\n");
        } else {
            talk.say(head + "Session: 1\r\nPublic: OPTIONS, DESCRIBE, SETUP, PLAY, TEARDOWN\r\n\r\n");
        }
    }

    /** @param jpeg small, baseline, 4:2:0 */
    void picture(byte[] jpeg) throws IOException {
        JpegHeader size = JpegHeader.of(ByteBuffer.wrap(jpeg));
        ByteArrayOutputStream tables = new ByteArrayOutputStream();
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xDA) {
            if ((jpeg[at + 1] & 0xFF) == 0xDB) {
                // behind each table's number
                for (int table = at + 4; table < at + 2 + length(jpeg, at); table += 65) {
                    tables.write(jpeg, table + 1, 64);
                }
            }
            at += 2 + length(jpeg, at);
        }
        int scan = at + 2 + length(jpeg, at);
        ByteBuffer packet = ByteBuffer.allocate(12 + 8 + 4 + tables.size() + jpeg.length - 2 - scan);
        packet.put((byte) 0x80).put((byte) (0x80 | RTP_JPEG)).putShort((short) sent);
        packet.putInt(sent * CLOCK_PER_PICTURE).putInt(1);
        packet.putInt(0).put((byte) 1).put((byte) OWN_TABLES);
        packet.put((byte) (size.width() / 8)).put((byte) (size.height() / 8));
        packet.putShort((short) 0).putShort((short) tables.size()).put(tables.toByteArray());
        packet.put(jpeg, scan, jpeg.length - 2 - scan);
        sent++;
        raw(packet.array());
    }

    /** Anything, as if it were a picture. */
    void raw(byte[] packet) throws IOException {
        byte[] head = {'$', 0, (byte) (packet.length >> 8), (byte) packet.length};
        talk.say(new String(head, StandardCharsets.ISO_8859_1)).say(packet);
    }

    private static int length(byte[] jpeg, int at) {
        return (jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF;
    }
}
