package io.keycloakstepup.resource.servlet;

import io.keycloakstepup.resource.answer.Answer;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer as it goes out through a container. */
public final class WrittenAnswer {

    private WrittenAnswer() {}

    /** Writes the whole answer; nothing may have been written before. */
    public static void write(Answer answer, HttpServletResponse response) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.US_ASCII);
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.addHeader(header.getKey(), header.getValue()));
        response.setContentType(answer.contentType());
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
