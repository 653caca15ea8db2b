import type { Git } from '../../git/repository.ts'
import type { LairsRepository, Located } from './locate.ts'

/** What a user can do if no lairs Repository is recorded although the commit has some of one: one sentence for each case. */
export async function datasetAdvice(
  git: Pick<Git, 'stream'>,
  { repositories, withoutStore, tooDeep }: Located,
): Promise<readonly string[]> {
  const advice: string[] = []
  if (repositories.length > 1) {
    const folders = repositories.map(({ folder }) => folder || '.').join(', ')
    advice.push(
      `There are several lairs Repositories: ${folders}. None is recorded. Set working-directory to one of them. To record all of them, use one step for each.`,
    )
  }
  if (tooDeep !== undefined) {
    advice.push(
      `There is a lairs Repository in ${tooDeep}, which is deeper than the action searches. It is not recorded. Set working-directory to its folder.`,
    )
  }
  for (const folder of withoutStore) {
    if (repositories.length > 0 || !(await isLairsIndex(git, folder.index))) continue
    advice.push(
      `${folder.folder}index.json and ${folder.folder}records/ belong to a lairs Repository, but the commit has no ${folder.folder}.panproto. The dataset is not recorded. ` +
        'Remove .panproto from .gitignore, and add it to git.',
    )
  }
  return advice
}

/** Reading a larger file to its end takes too long for an advice. */
const maxIndexBytes = 64 * 1024 ** 2

/** True if a file begins like an index of lairs, which names AT-URIs. */
async function isLairsIndex(
  git: Pick<Git, 'stream'>,
  index: LairsRepository['index'],
): Promise<boolean> {
  let beginning = ''
  if (index === undefined) return false
  await git
    .stream(index, maxIndexBytes, (bytes) => {
      if (beginning.length < 1000) beginning += bytes.toString('latin1', 0, 1000)
    })
    .catch(() => false)
  return /^\s*\{\s*"at:\/\//.test(beginning)
}
