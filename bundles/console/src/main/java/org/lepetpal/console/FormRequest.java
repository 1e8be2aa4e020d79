package org.lepetpal.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request whose form has been read: whoever comes next gets the fields, and no file. */
final class FormRequest extends HttpServletRequestWrapper {
    private final Map<String, String[]> fields = new LinkedHashMap<>();

    FormRequest(HttpServletRequest request, UploadForm form) {
        super(request);
        form.fields().forEach((name, values) -> fields.put(name, values.toArray(String[]::new)));
    }

    /** Null where there is none of that name, as the interface wants it. */
    @Override
    public String getParameter(String name) {
        return Optional.ofNullable(fields.get(name)).map(values -> values[0]).orElse(null);
    }

    @Override
    public String[] getParameterValues(String name) {
        return fields.get(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(fields.keySet());
    }

    @Override
    public Collection<Part> getParts() {
        return List.of();
    }

    @Override
    public Part getPart(String name) {
        return null;
    }
}
