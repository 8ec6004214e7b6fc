package dev.plenum.kernel.blob;

import java.util.Optional;

/**
 * Files too large for the ledger, kept by the hash of their content: what a ledger entry names by
 * its hash is found here, unchanged, on every node. What was put stays, also when the node that put
 * it is gone the next moment.
 */
public interface BlobStore {

  /** Keeps the bytes under their SHA-256 in hexadecimal; what is there already stays. */
  void put(String sha256, byte[] bytes);

  Optional<byte[]> find(String sha256);
}
