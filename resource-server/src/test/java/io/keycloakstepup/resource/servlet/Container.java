package io.keycloakstepup.resource.servlet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** A real Tomcat with one filter and an application behind it that sends back what it received. */
final class Container implements AutoCloseable {

    private final Tomcat tomcat = new Tomcat();
    private final AtomicInteger passed = new AtomicInteger();
    private final int port;

    Container(StepUpFilter filter, Path directory) throws LifecycleException {
        this(filter, directory, "");
    }

    /** With the application below this path; in front of the filter stands one that does what frameworks do. */
    Container(StepUpFilter filter, Path directory, String contextPath) throws LifecycleException {
        tomcat.setBaseDir(directory.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        // What some have switched on: the filter must not lean on the container's caution.
        tomcat.getConnector().setEncodedSolidusHandling("passthrough");
        tomcat.getConnector().setAllowBackslash(true);
        Context context = tomcat.addContext(contextPath, directory.toString());
        add(context, "framework", new Framework());
        add(context, "step-up", filter);
        Tomcat.addServlet(context, "echo", new Echo());
        context.addServletMappingDecoded("/*", "echo");
        tomcat.start();
        port = tomcat.getConnector().getLocalPort();
    }

    private static void add(Context context, String name, Filter filter) {
        FilterDef definition = new FilterDef();
        definition.setFilterName(name);
        definition.setFilter(filter);
        definition.setAsyncSupported("true");
        context.addFilterDef(definition);
        FilterMap map = new FilterMap();
        map.setFilterName(name);
        map.addURLPattern("/*");
        map.setDispatcher("REQUEST");
        map.setDispatcher("FORWARD");
        context.addFilterMap(map);
    }

    /** Sends the bytes back. */
    private final class Echo extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws IOException, ServletException {
            String inside = request.getHeader("X-Inside");
            if (inside != null && request.getDispatcherType() == DispatcherType.REQUEST) {
                request.getRequestDispatcher(inside).forward(request, response);
                return;
            }
            passed.incrementAndGet();
            response.setContentType("application/octet-stream");
            String parameter = request.getHeader("X-Parameter");
            if (parameter != null) {
                String values = request.getParameter(parameter) + " of "
                        + Arrays.toString(request.getParameterValues(parameter)) + " among "
                        + request.getParameterMap().keySet();
                answer(values.getBytes(StandardCharsets.UTF_8), response);
            } else if (request.getHeader("X-Reader") != null) {
                StringBuilder text = new StringBuilder();
                request.getReader().lines().forEach(text::append);
                answer(text.toString().getBytes(StandardCharsets.UTF_8), response);
            } else {
                answer(request.getInputStream().readAllBytes(), response);
            }
        }

        private static void answer(byte[] body, HttpServletResponse response) throws IOException {
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    /** How many requests reached the application. */
    int passed() {
        return passed.get();
    }

    /** What the server answers to these bytes; the client must ask for the connection to be closed. */
    String send(byte[]... parts) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            for (byte[] part : parts) {
                out.write(part);
            }
            out.flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try (InputStream in = socket.getInputStream()) {
                in.transferTo(answer);
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }
}
