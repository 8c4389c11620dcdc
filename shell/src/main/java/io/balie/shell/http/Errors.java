package io.balie.shell.http;

import io.balie.shell.Version;
import io.balie.shell.conversation.NotStored;
import io.balie.shell.desk.NoDesk;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what goes wrong in Rasa's form. */
@RestController
@RestControllerAdvice
final class Errors implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(Errors.class);

    @ExceptionHandler
    ResponseEntity<byte[]> refused(Refusal refusal) {
        return answer(refusal.status(), refusal.reason(), refusal.said(), refusal.details(), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> notStored(NotStored failure) {
        LOG.error("{} {}", failure.getMessage(), failure.why());
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return answer(
                503, "StoreUnavailable", "The conversation cannot be stored now. Please try again.", Map.of(), headers);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> withoutModel(NoDesk none) {
        return answer(409, "Conflict", String.valueOf(none.getMessage()), Map.of(), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<byte[]> failed(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            int status = known.getStatusCode().value();
            return answer(status, reason(status), said(status, request.getMethod()), Map.of(), known.getHeaders());
        }
        LOG.error("{} {} failed.", request.getMethod(), kind(request), failure);
        return answer(500, "UnexpectedError", "Something went wrong on our side.", Map.of(), new HttpHeaders());
    }

    /** What the server itself refuses before any of our code sees it. */
    @RequestMapping("/error")
    ResponseEntity<byte[]> refusedByServer(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        return answer(status, reason(status), said(status, request.getMethod()), Map.of(), new HttpHeaders());
    }

    /** The first part of the path: what follows may be a conversation's id. */
    private static String kind(HttpServletRequest request) {
        String[] parts = request.getRequestURI().split("/", 3);
        return parts.length > 1 ? "/" + parts[1] : "/";
    }

    static String said(int status, String method) {
        return switch (status) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not answer %s.".formatted(method);
            case 406 -> "None of the accepted media types can be given; application/json can.";
            case 415 -> "The body's media type cannot be read; application/json can.";
            default -> status < 500 ? "The request cannot be read." : "Something went wrong on our side.";
        };
    }

    static String reason(int status) {
        return switch (status) {
            case 401 -> "NotAuthenticated";
            case 403 -> "NotAuthorized";
            case 404 -> "NotFound";
            case 405 -> "MethodNotAllowed";
            case 406 -> "NotAcceptable";
            case 413 -> "ContentTooLarge";
            case 415 -> "UnsupportedMediaType";
            default -> status < 500 ? "BadRequest" : "UnexpectedError";
        };
    }

    static ResponseEntity<byte[]> answer(
            int status, String reason, String message, Map<String, Object> details, HttpHeaders headers) {
        HttpHeaders all = new HttpHeaders(headers);
        all.setContentType(MediaType.APPLICATION_JSON);
        return new ResponseEntity<>(body(status, reason, message, details), all, HttpStatus.valueOf(status));
    }

    static byte[] body(int status, String reason, String message, Map<String, Object> details) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("version", Version.CURRENT);
        body.put("status", "failure");
        body.put("message", message);
        body.put("reason", reason);
        body.put("details", details);
        body.put("help", null);
        body.put("code", status);
        return Json.bytes(body);
    }
}
