package io.keycloakstepup.spring;

import io.keycloakstepup.spring.fixture.Issuer;
import io.keycloakstepup.spring.fixture.Reply;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** An application that is compiled from its sources and run with a class path of its own. */
final class CompiledApp implements AutoCloseable {

    private final Closeable context;
    private final URI address;
    private final URLClassLoader loader;

    private CompiledApp(Closeable context, URI address, URLClassLoader loader) {
        this.context = context;
        this.address = address;
        this.loader = loader;
    }

    /**
     * Compiles and starts it.
     *
     * @param directory where its sources are
     * @param main its one class
     * @param classPath what it has besides
     */
    static CompiledApp of(Path directory, String main, List<String> classPath, Issuer issuer) throws Exception {
        Path source = directory.resolve("src/main/java/" + main.replace('.', '/') + ".java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int errors = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                String.join(File.pathSeparator, classPath),
                "-d",
                directory.toString(),
                source.toString());
        if (errors != 0) {
            throw new AssertionError(source + " does not compile");
        }
        List<URL> urls = new ArrayList<>(List.of(
                directory.toUri().toURL(),
                directory.resolve("src/main/resources/").toUri().toURL()));
        for (String entry : classPath) {
            urls.add(Path.of(entry).toUri().toURL());
        }
        return start(new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader()), main, issuer);
    }

    private static CompiledApp start(URLClassLoader loader, String main, Issuer issuer) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            // There is one in this virtual machine already, and there can be no other.
            loader.loadClass("org.apache.catalina.webresources.TomcatURLStreamHandlerFactory")
                    .getMethod("disable")
                    .invoke(null);
            String[] arguments = {
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--logging.level.root=warn",
                "--spring.main.banner-mode=off",
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.name()
            };
            Object context = loader.loadClass("org.springframework.boot.SpringApplication")
                    .getMethod("run", Class.class, String[].class)
                    .invoke(null, loader.loadClass(main), arguments);
            Object settings = loader.loadClass("org.springframework.core.env.EnvironmentCapable")
                    .getMethod("getEnvironment")
                    .invoke(context);
            Object port = loader.loadClass("org.springframework.core.env.PropertyResolver")
                    .getMethod("getProperty", String.class)
                    .invoke(settings, "local.server.port");
            return new CompiledApp((Closeable) context, URI.create("http://127.0.0.1:" + port), loader);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    Reply call(String method, String path, String token) {
        return Reply.to(method, address.resolve(path), "", "Authorization", "Bearer " + token);
    }

    @Override
    public void close() throws IOException {
        context.close();
        loader.close();
    }
}
