import type { Remark, Reviewed, Rule } from './finding.ts'
import { type Clue, secretClue } from './secret-clues.ts'
import { type PlainText, plainTexts } from './texts.ts'

/** A ConfigMap and an environment variable are for everyone to read: no secret belongs there. */
export const secretInConfigMap: Rule = {
  code: 'secret-in-config-map',
  severity: 'error',
  check: (reviewed) => readableSecrets(reviewed, true),
}

/** The texts that are, or may be, secrets. */
export function readableSecrets(reviewed: Pick<Reviewed, 'target'>, certain: boolean): Remark[] {
  return plainTexts(reviewed).flatMap((plain) => {
    const clue = secretClue(plain.name, plain.text)
    return clue?.certain === certain ? [readable(plain, clue)] : []
  })
}

/** The path and the length are all that is ever said of the value. */
function readable({ path, name, text, place }: PlainText, { certain, because }: Clue): Remark {
  return {
    path,
    message: `${name} in ${place} ${certain ? 'is' : 'may be'} a secret: ${because} (${text.length} characters)`,
    reason: 'it stands readable in git, in every generated file and in the cluster',
    remedy: `remove it here, add ${name} to the keys of a Secret of the config, and read it with env: ${name}: { secret: <that Secret>, key: ${name} }`,
  }
}
