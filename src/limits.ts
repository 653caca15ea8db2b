/**
 * Everything that the action reads is bounded. docs/limits.md lists these numbers, and a test compares the two. Sizes are
 * in bytes unless the comment says otherwise.
 */
export const limits = {
  /** A tag object. */
  tagBytes: 1024 ** 2,
  /** A commit object. It can have about 170,000 parents. */
  commitBytes: 8 * 1024 ** 2,
  /** Tag objects that point to tag objects, up to a commit. */
  nestedTags: 10,
  /** A recorded tag message, in characters. A longer one is truncated. */
  messageLength: 10_000,
  /** A recorded tagger, or a date that git cannot read, in characters. A longer one is truncated. */
  taggerLength: 1_000,
  /** A folder, as a git tree object. */
  treeBytes: 64 * 1024 ** 2,
  /** Tags in the checkout. */
  tags: 100_000,
  /** Commits in the history. */
  historyCommits: 1_000_000,
  /** Parents of all commits in the history. */
  historyParents: 4_000_000,
  /** Folders that the search for lairs Repositories visits in one revision. Repeated folders count each time. */
  searchedFolders: 100_000,
  /** These folders together, as git tree objects. Repeated folders count each time. */
  searchedBytes: 256 * 1024 ** 2,
  /** Nested folders below `pub` in a lexicon tree. */
  lexiconDepth: 100,
  /** Entries below `pub` in a lexicon tree: files and folders. Repeated folders count each time. */
  lexiconEntries: 200_000,
  /** The paths of these entries together, in characters. */
  lexiconPaths: 32 * 1024 ** 2,
  /** All lexicons of one tree together. */
  lexiconBytes: 64 * 1024 ** 2,
  /** One lexicon. */
  lexiconFileBytes: 2 * 1024 ** 2,
  /** A manifest. */
  manifestBytes: 64 * 1024,
  /** An `index.json`. */
  indexBytes: 256 * 1024 ** 2,
  /** Collections that are counted separately. */
  collections: 10_000,
  /** The names of all collections together, in characters. */
  collectionNames: 1024 ** 2,
  /** Collections whose counts are metrics in MLflow. */
  metricCollections: 1_000,
  /** A folder `records`, as a git tree object, when it is compared with that of the previous tag. */
  recordFilesBytes: 128 * 1024 ** 2,
  /** A ref of a lairs version store. */
  storeFileBytes: 1024 ** 2,
  /** One object of a lairs version store. */
  storeObjectBytes: 4 * 1024 ** 2,
  /** Commits and data sets of a lairs version store that are read for one revision. */
  storeObjects: 50_000,
  /** All objects of a lairs version store that are read for one revision, together. */
  storeBytes: 256 * 1024 ** 2,
  /** The parents of these commits together. */
  storeParents: 100_000,
  /** The AT-URIs of these data sets together, in characters. */
  storeUris: 16 * 1024 ** 2,
  /** The folders of these objects together, as git tree objects. */
  storeFolderBytes: 24 * 1024 ** 2,
  /** The taggers and messages of all revisions of a step together, in characters. */
  stepTagText: 32 * 1024 ** 2,
  /** Collections, and changed collections, of all revisions of a step together. */
  stepCollections: 500_000,
  /** The names of these collections together, in characters. */
  stepCollectionNames: 64 * 1024 ** 2,
  /** A response of a server, before and after decompression. */
  responseBytes: 8 * 1024 ** 2,
  /** Lines in one group of the log. */
  logLines: 1_000,
} as const

/** A value exceeds a limit. */
export class LimitError extends Error {
  /** The value, such as `2000 bytes`. */
  readonly found: string
  /** `what` is the subject of the sentence: `The tag object of v1`. */
  constructor(what: string, found: string, limit: number) {
    super(`${what} has ${found}; the limit is ${limit} (docs/limits.md)`)
    this.found = found
  }
}

/**
 * Adds up what is read. What comes from a cache counts too, so that the outcome for a revision does not depend on the
 * revisions before it.
 */
export class Budget {
  readonly #what: string
  readonly #totals = new Map<string, number>()

  /** `what` is the subject of the error's sentence. */
  constructor(what: string) {
    this.#what = what
  }

  /** Throws a `LimitError` if there would be more than `limit`. `unit` names what is counted: `bytes of folders`. */
  add(count: number, limit: number, unit: string): void {
    const total = (this.#totals.get(unit) ?? 0) + count
    if (total > limit) throw new LimitError(this.#what, `more than ${limit} ${unit}`, limit)
    this.#totals.set(unit, total)
  }
}
