import { once } from '../once.ts'
import { type Clue, mayHold, secretClue, textClue } from '../secrets/clues.ts'
import { isPlain, isTellable, shownPath } from '../secrets/shown.ts'
import { splitClues } from '../secrets/split.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { placeOf, type WrittenText, writtenTexts } from './written-texts.ts'

/** A ConfigMap, an environment variable and every other text of a config are for everyone to read: no secret belongs there. */
export const secretInConfigMap: Rule = {
  code: 'secret-in-config-map',
  severity: 'error',
  check: (reviewed) => readableSecrets(reviewed).certain,
}

/** The texts that are, or may be, secrets. */
export const readableSecrets = once((situation: Pick<Reviewed, 'config' | 'target'>) => {
  const texts = writtenTexts(situation, (text, isKey) => mayHold(text) || (isKey && !isPlain(text)))
  const split = splitClues(texts.filter(({ isNamed }) => isNamed))
  const found = texts.flatMap((written) => {
    const [own, together] = [clueOf(written), split.get(written)]
    const clue = together?.certain && !own?.certain ? together : (own ?? together)
    return clue ? [{ certain: clue.certain, remark: readable(written, clue) }] : []
  })
  const remarks = (certain: boolean) => {
    const fitting = found.filter((each) => each.certain === certain).map(({ remark }) => remark)
    return [...new Map(fitting.map((remark) => [remark.path + remark.message, remark])).values()]
  }
  return { certain: remarks(true), possible: remarks(false) }
})

function clueOf({ isNamed, isKey, keys, text }: WrittenText): Clue | undefined {
  if (isNamed) return secretClue(keys.at(-1) ?? '', text)
  if (isKey && !isTellable(text)) return { certain: true, because: 'the key itself reads like one' }
  return textClue(text)
}

/** The path and the length are all that is ever said of the value. */
function readable(written: WrittenText, { certain, because }: Clue): Remark {
  const { keys, path, text, isNamed, isKey } = written
  const name = keys.at(-1) ?? ''
  const called = isKey ? 'a key' : shownPath([name])
  const reads = `add ${called} to the keys of a Secret of the config, and read it with env: ${called}: { secret: <that Secret>, key: ${called} }`
  return {
    path: isKey || called !== name ? path.replace(name, shownPath([name])) : path,
    message: `${called} in ${placeOf(written)} ${certain ? 'is' : 'may be'} a secret: ${because} (${text.length} characters)`,
    reason: 'it stands readable in git, in every generated file and in the cluster',
    remedy: `remove it here, ${isNamed ? reads : 'and keep it in a Secret'}`,
  }
}
