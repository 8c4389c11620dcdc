/**
 * The Merkle tree of a log (RFC 9162 §2.1): hashes, tiles, the tree as it grows, and proofs from it. Knows nothing of what is hashed.
 *
 * <p>Start with {@link io.balie.data.tree.GrowingTree} to write and {@link io.balie.data.tree.TiledTree} to prove. Hashes are SHA-256, 32
 * bytes; levels, sizes and indices count from 0. A tile holds 256 hashes of one level, so the hashes of tile level L stand for
 * 256<sup>L</sup> leaves each.
 */
@NullMarked
package io.balie.data.tree;

import org.jspecify.annotations.NullMarked;
