package io.balie.shell.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionTest {

    private static final String PASSWORD = "changeit";

    @Test
    void a_server_with_a_certificate_speaks_https(@TempDir Path folder) throws Exception {
        KeyStore own = ownCertificate(folder.resolve("own.p12"));
        Path certificate = pem(
                folder.resolve("cert.pem"),
                "CERTIFICATE",
                own.getCertificate("own").getEncoded());
        Path key = pem(
                folder.resolve("key.pem"),
                "PRIVATE KEY",
                own.getKey("own", PASSWORD.toCharArray()).getEncoded());
        WebSettings.Encryption encryption =
                new WebSettings.Encryption(certificate, key, Optional.of(certificate), Optional.empty());
        try (ApiDesk desk = new ApiDesk(folder.resolve("home"), settings -> settings.withEncryption(encryption));
                HttpClient client =
                        HttpClient.newBuilder().sslContext(trusting(own)).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:%d/version".formatted(desk.port())))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertTrue(answer.sslSession().isPresent());
        }
    }

    @Test
    void settings_do_not_tell_their_secrets() {
        WebSettings.Encryption encryption = new WebSettings.Encryption(
                Path.of("cert.pem"), Path.of("key.pem"), Optional.empty(), Optional.of("s3cret"));
        WebSettings settings = new WebSettings("127.0.0.1", 0, io.balie.shell.channel.Channels.DEFAULT)
                .withAccess(Optional.of("s3cret"), Optional.empty())
                .withEncryption(encryption);
        assertFalse((settings + " " + encryption).contains("s3cret"));
    }

    private static KeyStore ownCertificate(Path file) throws Exception {
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1")
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, made.waitFor(), said);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static Path pem(Path file, String kind, byte[] content) throws Exception {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                file,
                "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind),
                StandardCharsets.US_ASCII);
    }

    private static SSLContext trusting(KeyStore own) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("own", own.getCertificate("own"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
