package io.balie.shell.channel;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.EcKeyUtil;
import org.jose4j.keys.HmacKey;
import org.jose4j.keys.RsaKeyUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Tells whether a JSON Web Token is signed by the holder of the key, and in time. */
public final class AccessTokens {

    private static final String BEARER = "Bearer ";

    private static final Pattern METHOD = Pattern.compile("(HS|RS|PS|ES)(256|384|512)");

    private final JwtConsumer consumer;

    /**
     * Tokens of one key.
     *
     * @param key a secret for the HS methods, a public key in PEM for the others
     * @param method as JSON Web Algorithms call it: HS256, RS256, PS512, ES384 and the like
     * @throws IllegalArgumentException if the key does not fit the method, or the method is none of these
     */
    public AccessTokens(String key, String method) {
        this.consumer = new JwtConsumerBuilder()
                .setVerificationKey(key(key, method))
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, method)
                // Short secrets are in use with Rasa; to refuse them would lock their users out.
                .setRelaxVerificationKeyValidation()
                .setAllowedClockSkewInSeconds(0)
                .build();
    }

    /** Whether it holds, with or without {@code Bearer} before it. */
    public boolean accept(String token) {
        try {
            consumer.process(token.startsWith(BEARER) ? token.substring(BEARER.length()) : token);
            return true;
        } catch (InvalidJwtException refused) {
            return false;
        }
    }

    /** What a token says, as JSON values; empty if it does not hold. */
    public Optional<Map<String, Object>> claims(String token) {
        try {
            return Optional.of(consumer.processToClaims(token).getClaimsMap());
        } catch (InvalidJwtException refused) {
            return Optional.empty();
        }
    }

    private static Key key(String key, String method) {
        boolean inPem = key.contains("-----BEGIN PUBLIC KEY-----") && key.contains("-----END PUBLIC KEY-----");
        if (!method.startsWith("HS") && METHOD.matcher(method).matches() && !inPem) {
            throw noKey(method, null);
        }
        String kind = METHOD.matcher(method).matches() ? method.substring(0, 2) : "";
        try {
            return switch (kind) {
                case "HS" -> new HmacKey(key.getBytes(StandardCharsets.UTF_8));
                case "RS", "PS" -> new RsaKeyUtil().fromPemEncoded(key);
                case "ES" -> new EcKeyUtil().fromPemEncoded(key);
                default ->
                    throw new IllegalArgumentException(
                            "'jwt_method' is '%s', expected one of HS256, HS384, HS512, RS256 and the like, PS256 and the like, ES256 and the like."
                                    .formatted(method));
            };
        } catch (JoseException | java.security.GeneralSecurityException broken) {
            throw noKey(method, broken);
        }
    }

    private static IllegalArgumentException noKey(String method, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "The key of 'jwt_method' %s is no public key in PEM.".formatted(method), cause);
    }
}
