package io.balie.shell.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private static final Key SECRET = new HmacKey("kort".getBytes(StandardCharsets.UTF_8));
    private static final long LONG_AGO = 1_600_000_000;
    private static final long FAR_AHEAD = 4_000_000_000L;

    private final AccessTokens tokens = new AccessTokens("kort", "HS256");

    @Test
    void a_token_of_the_key_is_accepted_also_with_a_short_key() throws Exception {
        assertTrue(tokens.accept(signed("HS256", SECRET, "{\"user\":\"a\"}")));
        assertTrue(tokens.accept("Bearer " + signed("HS256", SECRET, "{\"exp\":%d}".formatted(FAR_AHEAD))));
    }

    @Test
    void another_key_another_method_no_signature_and_gibberish_are_refused() throws Exception {
        assertFalse(tokens.accept(
                signed("HS256", new HmacKey("anders".getBytes(StandardCharsets.UTF_8)), "{\"user\":\"a\"}")));
        assertFalse(tokens.accept(signed("HS512", SECRET, "{\"user\":\"a\"}")));
        assertFalse(tokens.accept(encoded("{\"alg\":\"none\"}") + "." + encoded("{\"user\":\"a\"}") + "."));
        assertFalse(tokens.accept("gibberish"));
        assertFalse(tokens.accept(""));
    }

    @Test
    void a_token_that_is_over_or_not_yet_valid_is_refused() throws Exception {
        assertFalse(tokens.accept(signed("HS256", SECRET, "{\"exp\":%d}".formatted(LONG_AGO))));
        assertFalse(tokens.accept(signed("HS256", SECRET, "{\"nbf\":%d}".formatted(FAR_AHEAD))));
    }

    @Test
    void a_public_key_checks_what_its_private_key_signed() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        AccessTokens byRsa = new AccessTokens(pem(pair), "RS256");
        assertTrue(byRsa.accept(signed("RS256", pair.getPrivate(), "{\"user\":\"a\"}")));
        assertFalse(byRsa.accept(
                signed("HS256", new HmacKey(pem(pair).getBytes(StandardCharsets.UTF_8)), "{\"user\":\"a\"}")));
    }

    @Test
    void a_method_or_key_that_is_none_is_told_at_once_and_the_key_is_not_said() {
        assertEquals(
                "'jwt_method' is 'none', expected one of HS256, HS384, HS512, RS256 and the like, PS256 and the like, ES256 and the like.",
                assertThrows(IllegalArgumentException.class, () -> new AccessTokens("geheim", "none"))
                        .getMessage());
        assertEquals(
                "The key of 'jwt_method' RS256 is no public key in PEM.",
                assertThrows(IllegalArgumentException.class, () -> new AccessTokens("geheim", "RS256"))
                        .getMessage());
    }

    private static String signed(String method, Key key, String claims) throws JoseException {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(method);
        signature.setPayload(claims);
        signature.setKey(key);
        signature.setDoKeyValidation(false);
        return signature.getCompactSerialization();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
