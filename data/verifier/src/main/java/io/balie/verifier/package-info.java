/**
 * The second verifier of Balie's transcripts: one small program that an auditor can read in one sitting.
 *
 * <p>It is written from {@code docs/transcript-format.md}, RFC 9162 and the C2SP pages on signed notes, checkpoints and tiles, apart from the verifier in Balie itself. It
 * uses nothing but the JDK and shares no code with anything: two programs that agree are worth more than one, and only as long as one cannot inherit the other's mistakes.
 *
 * <p>Read in this order: {@link io.balie.verifier.LogVerifier} (an exported log) and {@link io.balie.verifier.ProofVerifier} (one conversation) say what is looked at;
 * {@code Chains} holds each record against those before it; {@code Tree} is the Merkle tree; {@code Checkpoint} and {@code Key} are what was signed; {@code Envelope} and
 * {@code Json} are the strict forms; {@code Folder} opens files and nothing else.
 */
package io.balie.verifier;
