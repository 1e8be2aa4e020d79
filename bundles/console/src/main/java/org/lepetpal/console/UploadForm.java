package org.lepetpal.console;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.UploadContext;

/**
 * A form with files in it, read as it comes in: the container would write all of it to the disk first, however large.
 *
 * @param fields what was filled in or ticked, by name
 * @param bundles how many bundles came with it
 */
record UploadForm(Map<String, List<String>> fields, int bundles) {
    private static final String MULTIPART = "multipart/";
    private static final String BUNDLE = "bundlefile";
    /** What the gate takes at most, and the other fields; the gate itself tells of what it refuses. */
    static final long LARGEST = 520_000_000;

    private static final int LARGEST_FIELD = 8 * 1024;
    private static final int MOST_PARTS = 50;

    /** Who gets the first bundle. */
    @FunctionalInterface
    interface Taker {
        void take(InputStream jar) throws IOException;
    }

    UploadForm {
        fields = Map.copyOf(fields);
    }

    /** Whether the container would take it for a form with files in it. */
    static boolean isOne(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && Optional.ofNullable(request.getContentType())
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .startsWith(MULTIPART);
    }

    /**
     * Blocks until it has come in.
     *
     * @throws FileUploadException where it is larger than is allowed, or no such form
     */
    static UploadForm read(HttpServletRequest request, Taker taker) throws FileUploadException, IOException {
        FileUpload upload = new FileUpload();
        upload.setSizeMax(LARGEST);
        upload.setHeaderEncoding(StandardCharsets.UTF_8.name());
        Map<String, List<String>> fields = new TreeMap<>();
        int bundles = 0;
        int parts = 0;
        FileItemIterator items = upload.getItemIterator(new Body(request));
        while (items.hasNext()) {
            FileItemStream item = items.next();
            parts++;
            if (parts > MOST_PARTS) {
                throw new FileUploadException("The form has more than " + MOST_PARTS + " fields");
            }
            if (item.isFormField()) {
                fields.computeIfAbsent(item.getFieldName(), _ -> new ArrayList<>())
                        .add(text(item));
            } else if (BUNDLE.equals(item.getFieldName()) && !item.getName().isEmpty()) {
                bundles++;
                if (bundles == 1) {
                    try (InputStream jar = item.openStream()) {
                        taker.take(jar);
                    }
                }
            }
        }
        return new UploadForm(fields, bundles);
    }

    /** The first of that name; empty for none, and for one that was left empty. */
    Optional<String> field(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .findFirst()
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static String text(FileItemStream field) throws FileUploadException, IOException {
        try (InputStream in = field.openStream()) {
            byte[] bytes = in.readNBytes(LARGEST_FIELD + 1);
            if (bytes.length > LARGEST_FIELD) {
                throw new FileUploadException(
                        "The field " + field.getFieldName() + " has more than " + LARGEST_FIELD + " characters");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** As the library wants to see it. */
    private record Body(HttpServletRequest request) implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return request.getCharacterEncoding();
        }

        @Override
        public String getContentType() {
            return request.getContentType();
        }

        @Override
        @Deprecated
        public int getContentLength() {
            return request.getContentLength();
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return request.getInputStream();
        }
    }
}
