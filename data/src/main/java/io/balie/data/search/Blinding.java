package io.balie.data.search;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.lucene.util.BytesRef;

/**
 * Turns words into terms that say nothing without the key: the first half of an HMAC-SHA256. Equal words of one field give equal terms. For one thread.
 */
final class Blinding {

    private static final int LENGTH = 16;
    private static final int MOST_KNOWN = 50_000;
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;
    private final Map<String, BytesRef> known = new HashMap<>();

    Blinding(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256.", e);
        }
    }

    BytesRef term(String field, String word) {
        String whole = field + '\n' + word;
        BytesRef term = known.get(whole);
        if (term == null) {
            term = new BytesRef(Arrays.copyOf(mac.doFinal(whole.getBytes(StandardCharsets.UTF_8)), LENGTH));
            if (known.size() < MOST_KNOWN) {
                known.put(whole, term);
            }
        }
        return term;
    }

    /** Tells this key from others. */
    String id() {
        return HexFormat.of().formatHex(term("key", "id").bytes);
    }
}
