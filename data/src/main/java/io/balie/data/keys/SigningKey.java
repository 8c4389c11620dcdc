package io.balie.data.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Ed25519 key that checkpoints are signed with: a PKCS#8 PEM file that its owner alone can read. Made on first use.
 *
 * <p>One key may sign several logs; each has a {@link VerifierKey} by its own name, kept in {@code <file>.vkey} beside the key, one a line, for
 * auditors to take away. Safe for many threads.
 */
public final class SigningKey {

    /** Where another place for the file is named. */
    public static final String VARIABLE = "BALIE_SIGNING_KEY_FILE";

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int LARGEST = 4096;
    private static final int LINE = 64;

    private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private final Path file;
    private final PrivateKey secret;
    private final PublicKey open;

    private SigningKey(Path file, PrivateKey secret, PublicKey open) {
        this.file = file;
        this.secret = secret;
        this.open = open;
    }

    /** Where the key of a home is kept. */
    public static Path file(Path home, Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        return named.isBlank() ? home.resolve("keys").resolve("signing.key") : Path.of(named);
    }

    /**
     * The key of a file; made, with its folder, if there is none.
     *
     * @throws KeyRefused if others can read the file, or it holds no Ed25519 key
     */
    public static SigningKey open(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            refuseOthers(file);
            if (Files.size(file) > LARGEST) {
                throw new KeyRefused("File '%s' is too large for a signing key.".formatted(file));
            }
            return read(file, Files.readString(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new KeyRefused("The signing key '%s' cannot be read or made.".formatted(file), e);
        }
    }

    /** Whether a file can be read by its owner alone; where files have no such modes, nothing is known and nothing refused. */
    private static void refuseOthers(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return;
        }
        Set<PosixFilePermission> modes = Files.getPosixFilePermissions(file);
        if (modes.stream().anyMatch(OTHERS::contains)) {
            throw new KeyRefused(
                    "The signing key '%s' can be used by others (%s). Say: chmod 600 '%s'; and if others were there, take a new key."
                            .formatted(file, PosixFilePermissions.toString(modes), file));
        }
    }

    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        byte[] encoded;
        try {
            encoded = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has Ed25519.", e);
        }
        String pem = BEGIN + "\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded) + "\n" + END + "\n";
        try {
            OwnFiles.create(file, pem.getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException first) {
            return; // another process was quicker; its key is the key
        }
    }

    private static SigningKey read(Path file, String pem) {
        String text = pem.strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new KeyRefused("File '%s' holds no private key in PEM.".formatted(file));
        }
        try {
            byte[] encoded = Base64.getMimeDecoder()
                    .decode(text.substring(BEGIN.length(), text.length() - END.length())
                            .strip());
            PrivateKey secret = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new SigningKey(file, secret, other((EdECPrivateKey) secret));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyRefused("File '%s' holds no Ed25519 key.".formatted(file), e);
        }
    }

    /** A pair is made from its 32 bytes of chance; giving these instead of chance makes the same pair again. */
    private static PublicKey other(EdECPrivateKey secret) throws GeneralSecurityException {
        byte[] seed = secret.getBytes().orElseThrow(() -> new GeneralSecurityException("The key has no bytes."));
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("Ed25519");
        pairs.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        return pairs.generateKeyPair().getPublic();
    }

    /** What the signatures of a log are checked with. */
    public VerifierKey verifier(String origin) {
        return VerifierKey.of(origin, open);
    }

    /** Sign a text. */
    public byte[] sign(byte[] text) {
        try {
            Signature signing = Signature.getInstance("Ed25519");
            signing.initSign(secret);
            signing.update(text);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was read does not sign.", e);
        }
    }

    /**
     * Write the verifier key of a log beside the key, if it is not there yet.
     *
     * @return the file
     * @throws KeyRefused if it cannot be written
     */
    public Path publish(String origin) {
        Path beside = file.resolveSibling(file.getFileName() + ".vkey");
        String line = verifier(origin).toString();
        try {
            List<String> lines = new ArrayList<>();
            if (Files.exists(beside)) {
                lines.addAll(Files.readAllLines(beside, StandardCharsets.UTF_8));
            }
            if (!lines.contains(line)) {
                Files.writeString(
                        beside,
                        line + "\n",
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            }
            return beside;
        } catch (IOException e) {
            throw new KeyRefused("The verifier key '%s' cannot be written.".formatted(beside), e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "SigningKey[%s]".formatted(file);
    }
}
