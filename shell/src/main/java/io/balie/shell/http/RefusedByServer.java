package io.balie.shell.http;

import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;

/** Gives Rasa's form to what Tomcat refuses before any of our code sees it, in place of its page. Made by Tomcat, by name. */
public final class RefusedByServer extends ErrorReportValve {

    /** Without settings. */
    public RefusedByServer() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        // As Tomcat: nothing to say for a success, and nothing more once something was said.
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setContentType("application/json");
            byte[] body = Errors.body(status, Errors.reason(status), Errors.said(status, "this"), Map.of());
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            // Nobody listens any more.
            request.setAttribute("io.balie.unheard", gone.getClass().getName());
        }
    }
}
