import { expect } from '@jest/globals'
import type { Outcome, Step } from '../../sandbox/runner.ts'
import { type Checkout, initRepository } from '../../sandbox/sample.ts'
import { useSandbox } from './use-sandbox.ts'
import { commit, createCleanup, type Files, lexicons, treeHash, vendored } from './workspaces.ts'

export const mlflowOnly = { backend: 'mlflow' }
export const hash = treeHash(lexicons)
export const root = 'lexicons/pub/layers'
export const animal = 'animal/animal.json'
export const verifiedLexicons = { verified: true, tree_hash: hash, files: 4, record_types: 3 }

/** Sets up servers and repositories for tests of lexicons. */
export function createLexiconSandbox() {
  const sandbox = useSandbox()
  const keep = createCleanup()
  return {
    sandbox,
    keep,
    /** A repository with these files in its first commit, and the tag `v1` on it. */
    tagged(files: Files = vendored()): Checkout {
      const checkout = keep(initRepository())
      commit(checkout, files)
      checkout.git('tag', 'v1')
      return checkout
    },
    push({ path }: Checkout, inputs: Step['inputs'] = {}, tag = 'v1'): Promise<Outcome> {
      return sandbox.push(tag, inputs, { workspace: path })
    },
    expectNothingSent(): void {
      expect([...sandbox.wandb.received, ...sandbox.mlflow.received]).toEqual([])
    },
  }
}

export function pinnedLexicons({ revisionJson }: Outcome) {
  const { lexicons, lexicon_tree_hash, manifest_source } = JSON.parse(revisionJson)
  return { lexicons, lexicon_tree_hash, manifest_source }
}
