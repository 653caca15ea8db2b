/** How a server differs from the usual one. A test can change it at any time. */
export type WandbBehavior = {
  /** What happens if a file is committed that another version of the artifact has. */
  duplicates:
    | 'refused'
    /** The answer names the other version, and nothing is committed. */
    | 'replaced'
    /** Two versions have the same file. `createArtifact` does not look for a version with the same digest either. */
    | 'kept'
  /** A version has its number before it is committed. */
  numbersAtCreation: boolean
  /** A committed version is PENDING for this long, and no alias leads to it. */
  visibleAfterMs: number
  /** Each committed version gets `latest`. */
  movesLatest: boolean
  /** The addresses of so many uploads expire before they are used. */
  expiringUploads: number
  /** The end of a run does not change its state. */
  ignoresRunEnd: boolean
  /** `useArtifact` answers as usual and records nothing. */
  ignoresUse: boolean
  /** The seconds after which the server deletes new versions. -2 means never. */
  ttlSeconds: number
  /** False if the key may not delete versions. */
  canDelete: boolean
  /** True if the key sees no project. It can still write to it. */
  hidesProjects: boolean
  /** Fields that the schema does not have. Each request for one is refused. */
  missingFields: readonly string[]
}

export function usualBehavior(): WandbBehavior {
  return {
    duplicates: 'refused',
    numbersAtCreation: false,
    visibleAfterMs: 0,
    movesLatest: false,
    expiringUploads: 0,
    ignoresRunEnd: false,
    ignoresUse: false,
    ttlSeconds: -2,
    canDelete: true,
    hidesProjects: false,
    missingFields: [],
  }
}
