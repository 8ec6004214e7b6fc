/**
 * How the nodes of one resource keep one ledger. What each word means here, and only here:
 *
 * <dl>
 *   <dt>shard
 *   <dd>One ledger with the state that follows from it, and the nodes that keep both.
 *   <dt>command
 *   <dd>What somebody asks, under an id of their own; a <em>submission</em> on its way to the
 *       leader, <em>pending</em> in the leader's <em>line</em>.
 *   <dt>decision
 *   <dd>What the domain makes of a command: events, or a <em>rejection</em>, which says why not.
 *   <dt>refusal
 *   <dd>A rejection that somebody is told: of one command id of one actor, and remembered until no
 *       copy of the command can arrive any more.
 *   <dt>entry
 *   <dd>The events of one accepted command, with number, time and <em>leaf</em>, its hash.
 *   <dt>draft
 *   <dd>What some commands came to, decided together and not yet committed: a verdict for each and,
 *       where some were accepted, a <em>batch</em> of their entries.
 *   <dt>prepare, hold, commit
 *   <dd>A leader prepares a batch by sending it to its peers, who hold it; it is committed once the
 *       database has it.
 *   <dt>fold
 *   <dd>To take committed entries into a <em>replica</em>: state, root and the ids that were used.
 *       A leader <em>adopts</em> what it has decided itself.
 *   <dt>position, head, root
 *   <dd>A number of entries and the Merkle root that says which; the head is the database's, with
 *       its epoch.
 *   <dt>epoch, reign
 *   <dd>A fencing token of the database; what one node leads under it, from taking it to the first
 *       doubt.
 *   <dt>role
 *   <dd>What a node is to its shard at present; an <em>obstacle</em> keeps it from leading.
 *   <dt>recall
 *   <dd>To ask all what they know, before a reign: their <em>memories</em>, of folded and held
 *       entries and of refusals.
 *   <dt>snapshot, digest
 *   <dd>A replica written down to start from; the hash of a state, to compare.
 * </dl>
 *
 * <p>The protocol, its messages and its invariants stand in {@code docs/explanation}.
 */
package dev.plenum.kernel;
