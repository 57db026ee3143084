import { type Clue, secretClue, textClue } from '../secrets/clues.ts'
import { isTellable, shownPath } from '../secrets/shown.ts'
import { splitClues } from '../secrets/split.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { type WrittenText, writtenTexts } from './written-texts.ts'

/** A ConfigMap, an environment variable and every other text of a config are for everyone to read: no secret belongs there. */
export const secretInConfigMap: Rule = {
  code: 'secret-in-config-map',
  severity: 'error',
  check: (reviewed) => readableSecrets(reviewed, true),
}

/** The texts that are, or may be, secrets. */
export function readableSecrets(reviewed: Pick<Reviewed, 'config' | 'target'>, certain: boolean): Remark[] {
  const texts = writtenTexts(reviewed)
  const split = splitClues(texts.filter(({ isNamed }) => isNamed))
  const remarks = texts.flatMap((written) => {
    const [own, together] = [clueOf(written), split.get(written)]
    const clue = together?.certain && !own?.certain ? together : (own ?? together)
    return clue?.certain === certain ? [readable(written, clue)] : []
  })
  return [...new Map(remarks.map((remark) => [remark.path + remark.message, remark])).values()]
}

function clueOf({ isNamed, isKey, name, text }: WrittenText): Clue | undefined {
  if (isNamed) return secretClue(name, text)
  if (isKey && !isTellable(text)) return { certain: true, because: 'the key itself reads like one' }
  return textClue(text)
}

/** The path and the length are all that is ever said of the value. */
function readable({ path, name, text, place, isNamed, isKey }: WrittenText, { certain, because }: Clue): Remark {
  const called = isKey ? 'a key' : shownPath([name])
  const reads = `add ${called} to the keys of a Secret of the config, and read it with env: ${called}: { secret: <that Secret>, key: ${called} }`
  return {
    path: isKey || called !== name ? path.replace(name, shownPath([name])) : path,
    message: `${called} in ${place} ${certain ? 'is' : 'may be'} a secret: ${because} (${text.length} characters)`,
    reason: 'it stands readable in git, in every generated file and in the cluster',
    remedy: `remove it here, ${isNamed ? reads : 'and keep it in a Secret'}`,
  }
}
