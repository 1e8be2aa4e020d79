package org.lepetpal.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * Shows the page at {@code /}. A filter, since the root belongs to whatever serves all that nobody else does, and that
 * wins over a servlet registered for the root alone.
 */
@Component(service = Filter.class)
@HttpWhiteboardFilterPattern("/*")
public final class StartPageFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getRequestURI().equals("/")) {
            request.getRequestDispatcher(PageServlet.START).forward(request, response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
