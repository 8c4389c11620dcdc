package io.balie.tampering;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** What somebody may do to a log. Each takes one at random, and does one thing at a random place. */
enum Tampering {
    /** Another body, of the same length or of another. */
    EDIT_A_BODY {
        @Override
        void tamper(Case made) {
            int leaf = made.withBody();
            byte[] body = made.log.records.get(leaf).body().clone();
            byte[] other = made.random.nextBoolean() ? body : java.util.Arrays.copyOf(body, body.length + 1);
            other[made.random.nextInt(body.length)] ^= (byte) (1 + made.random.nextInt(255));
            made.log.records.set(leaf, new Log.Rec(made.log.records.get(leaf).envelope(), other));
            made.expect("body", leaf);
        }
    },
    /** Another time, kind or place; with the tree as it was, or made anew. */
    EDIT_AN_ENVELOPE {
        @Override
        void tamper(Case made) {
            int leaf = made.leaf();
            Log.Rec rec = made.log.records.get(leaf);
            made.log.records.set(
                    leaf,
                    switch (made.random.nextInt(5)) {
                        case 0 -> rec.with("\"at\":\"2", "\"at\":\"1");
                        case 1 -> rec.with("\"program\":\"", "\"program\":\"9");
                        case 2 -> rec.with("\"seq\":", "\"seq\":1");
                        case 3 -> rec.with("\"v\":2", "\"v\":2 ");
                        default ->
                            rec.with(
                                    "\"conversation\":\"" + rec.member("conversation"),
                                    "\"conversation\":\"" + made.chance(16));
                    });
            made.perhapsRebuilt();
        }
    },
    /** A record that nobody wrote, in the middle of a conversation. */
    INSERT_A_RECORD {
        @Override
        void tamper(Case made) {
            int leaf = made.leaf();
            Log.Rec like = made.log.records.get(made.withBody());
            made.log.records.add(
                    leaf, made.random.nextBoolean() ? like : like.with("\"program\":\"", "\"program\":\"9"));
            made.rebuilt();
        }
    },
    DELETE_A_RECORD {
        @Override
        void tamper(Case made) {
            made.log.records.remove(made.leaf());
            made.rebuilt();
        }
    },
    SWAP_TWO_RECORDS {
        @Override
        void tamper(Case made) {
            int one = made.leaf();
            int other = (one + 1 + made.random.nextInt(made.log.records.size() - 1)) % made.log.records.size();
            java.util.Collections.swap(made.log.records, one, other);
            made.perhapsRebuilt();
        }
    },
    /** The last records, with all that was signed since. */
    CUT_OFF_THE_END {
        @Override
        void tamper(Case made) {
            int size = made.log.records.size();
            made.log
                    .records
                    .subList(size - 1 - made.random.nextInt(size / 2), size)
                    .clear();
            made.rebuilt();
        }
    },
    /** A whole conversation, and the chains of all others left as they are. */
    DROP_A_CONVERSATION {
        @Override
        void tamper(Case made) {
            String conversation = made.log.records.get(made.withBody()).member("conversation");
            made.log.records.removeIf(rec -> rec.member("conversation").equals(conversation));
            made.rebuilt();
        }
    },
    /** The log as it was at an earlier checkpoint, which is signed and right. */
    ROLL_BACK {
        @Override
        void tamper(Case made) {
            List<Integer> sizes = made.checkpoints();
            int size = sizes.get(made.random.nextInt(sizes.size()));
            // A body that was erased by law and stays away tells of the erasure that is gone.
            made.intactWithoutAnchor = made.erasures().stream().allMatch(leaf -> leaf < size);
            made.log.records.subList(size, made.log.records.size()).clear();
            made.log.files.put("checkpoint", made.log.files.get("checkpoints/" + size));
            made.log
                    .files
                    .keySet()
                    .removeIf(path -> path.startsWith("checkpoints/")
                            && Integer.parseInt(path.substring("checkpoints/".length())) >= size);
            made.log.withTiles();
        }
    },
    /** Another history of the same length, right in itself, signed with the very key of the log. */
    FORK {
        @Override
        void tamper(Case made) {
            int leaf = made.leaf();
            for (int at = leaf; at < made.log.records.size(); at++) {
                made.log.records.set(at, made.log.records.get(at).with("\"program\":\"", "\"program\":\"9"));
            }
            made.log.withChains().withTiles().signed(made.own);
            made.intactWithoutAnchor = true;
        }
    },
    /** The same, signed with a key of one's own. */
    SIGN_WITH_ANOTHER_KEY {
        @Override
        void tamper(Case made) {
            FORK.tamper(made);
            made.log.signed(made.foreign);
            if (made.random.nextBoolean()) {
                made.log.files.put("log.vkey", made.foreignKey);
            }
            made.intactWithoutAnchor = false;
        }
    },
    /** A hash in a stored tile, from which proofs are made. */
    FORGE_A_TILE {
        @Override
        void tamper(Case made) {
            List<String> tiles = made.log.files.keySet().stream()
                    .filter(path -> path.startsWith("tile/"))
                    .toList();
            String tile = tiles.get(made.random.nextInt(tiles.size()));
            byte[] bytes = made.log.files.get(tile).clone();
            bytes[made.random.nextInt(bytes.length)] ^= (byte) (1 + made.random.nextInt(255));
            made.log.files.put(tile, bytes);
        }
    },
    /** A body, without a record that says so, or with one in the wrong place. */
    TAKE_A_BODY_AWAY {
        @Override
        void tamper(Case made) {
            int leaf = made.withBody();
            Log.Rec rec = made.log.records.get(leaf);
            made.log.records.set(leaf, new Log.Rec(rec.envelope(), new byte[0]));
            if (made.random.nextInt(3) > 0) {
                made.expect("missing", leaf);
                return;
            }
            // An erasure that was lawful for another conversation is made to name this one; or an ordinary record is
            // called one.
            int other = made.erasures().getFirst();
            Log.Rec erasure = made.log.records.get(other);
            if (made.random.nextBoolean()) {
                made.log.records.set(other, erasure.with(erasure.member("subject"), rec.member("conversation")));
            } else {
                made.log.records.set(
                        leaf,
                        new Log.Rec(
                                rec.with("\"kind\":\"" + rec.member("kind"), "\"kind\":\"erased")
                                        .envelope(),
                                new byte[0]));
            }
            made.perhapsRebuilt();
        }
    },
    /** A record of the auditing stream that says what none may: that the stream itself was erased, a kind or a subject that it does not have. */
    BEND_THE_STREAM {
        @Override
        void tamper(Case made) {
            int leaf = made.erasures().get(made.random.nextInt(made.erasures().size()));
            Log.Rec rec = made.log.records.get(leaf);
            String subject = "\"subject\":\"" + rec.member("subject") + "\"";
            made.log.records.set(
                    leaf,
                    switch (made.random.nextInt(4)) {
                        case 0 -> rec.with(subject, "\"subject\":\"" + Log.STREAM + "\"");
                        case 1 -> rec.with(subject + ",", "");
                        case 2 -> rec.with("\"kind\":\"erased\"", "\"kind\":\"user\"");
                        default -> rec.with("\"kind\":\"erased\"", "\"kind\":\"restored\"");
                    });
            made.expect("envelope", leaf);
            made.perhapsRebuilt();
        }
    },
    /** The log begins a second time. */
    BEGIN_AGAIN {
        @Override
        void tamper(Case made) {
            int leaf = made.erasures().getFirst();
            Log.Rec rec = made.log.records.get(leaf);
            made.log.records.set(
                    leaf,
                    rec.with("\"kind\":\"erased\"", "\"kind\":\"log_started\"")
                            .with("\"subject\":\"" + rec.member("subject") + "\",", ""));
            made.log.withChains();
            made.expect("order", leaf);
            made.rebuilt();
        }
    },
    /** A file of entries whose name or width speaks of more leaves than there are. */
    NAME_A_FILE_FAR_AWAY {
        @Override
        void tamper(Case made) {
            List<String> names = List.of(
                    "tile/entries/x999/x999/x999/x999/999",
                    "tile/entries/x999/x999/x999/x999/x999/x999/999",
                    "tile/entries/x001/000.p/1",
                    "tile/entries/000.p/300",
                    "tile/entries/000.p/9",
                    "tile/entries/007",
                    "tile/entries/008.p/3",
                    "tile/9/x999/x999/x999/000");
            String name = names.get(made.random.nextInt(names.size()));
            made.log.files.put(name, new byte[] {0, 2, '{', '}'});
        }
    };

    /** Does it. */
    abstract void tamper(Case made);

    /** One log in the hands of one who tampers, and what must be found afterwards. */
    static final class Case {
        final Log log;
        final Random random;
        final Log.Signer own;
        final Log.Signer foreign;
        final byte[] foreignKey;
        boolean intactWithoutAnchor;
        String expected = "";

        Case(Log log, Random random, Log.Signer own, Log.Signer foreign, String foreignKey) {
            this.log = log;
            this.random = random;
            this.own = own;
            this.foreign = foreign;
            this.foreignKey = (foreignKey + "\n").getBytes(StandardCharsets.UTF_8);
        }

        int leaf() {
            return random.nextInt(log.records.size());
        }

        /** A record of a conversation whose body is there. */
        int withBody() {
            while (true) {
                int leaf = leaf();
                if (log.records.get(leaf).body().length > 0
                        && !log.records.get(leaf).member("conversation").equals(Log.STREAM)) {
                    return leaf;
                }
            }
        }

        List<Integer> erasures() {
            return IntStream.range(0, log.records.size())
                    .filter(leaf -> log.records.get(leaf).member("conversation").equals(Log.STREAM)
                            && log.records.get(leaf).member("kind").equals("erased"))
                    .boxed()
                    .toList();
        }

        List<Integer> checkpoints() {
            return log.files.keySet().stream()
                    .filter(path -> path.startsWith("checkpoints/"))
                    .map(path -> Integer.valueOf(path.substring("checkpoints/".length())))
                    .filter(size -> size < log.records.size())
                    .toList();
        }

        String chance(int bytes) {
            byte[] chance = new byte[bytes];
            random.nextBytes(chance);
            return HexFormat.of().formatHex(chance);
        }

        void expect(String kind, int leaf) {
            expected = kind + " leaf " + leaf + " ";
        }

        /** Whoever tampers has the files: the tree is made anew, and in a third of the cases everything is signed with the very key. */
        void rebuilt() {
            log.withTiles();
            if (random.nextInt(3) == 0) {
                log.signed(own);
            }
        }

        void perhapsRebuilt() {
            if (random.nextBoolean()) {
                rebuilt();
            }
        }
    }
}
