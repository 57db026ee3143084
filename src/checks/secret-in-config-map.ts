import { localized, type Translated } from '../localized.ts'
import { once } from '../once.ts'
import { type Clue, mayHold, secretClue, textClue } from '../secrets/clues.ts'
import { isPlain, isTellable, shownPath } from '../secrets/shown.ts'
import { splitClues } from '../secrets/split.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { placeOf, type WrittenText, writtenTexts } from './written-texts.ts'

export const secretInConfigMap: Rule = {
  code: 'secret-in-config-map',
  severity: 'error',
  about: {
    en: 'A ConfigMap, an environment variable and every other text of a config are for everyone to read: no secret belongs there.',
    id: 'ConfigMap, variabel lingkungan, dan setiap teks lain di config bisa dibaca siapa saja: rahasia tidak boleh ada di sana.',
  },
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
    return [...new Map(fitting.map((remark) => [remark.path + localized(remark.message, 'en'), remark])).values()]
  }
  return { certain: remarks(true), possible: remarks(false) }
})

function clueOf({ isNamed, isKey, keys, text }: WrittenText): Clue | undefined {
  if (isNamed) return secretClue(keys.at(-1) ?? '', text)
  if (isKey && !isTellable(text)) return { certain: true, because: keyItself }
  return textClue(text)
}

const keyItself = { en: 'the key itself reads like one', id: 'kuncinya sendiri terbaca seperti itu' }

/** The path and the length are all that is ever said of the value. */
function readable(written: WrittenText, { certain, because }: Clue): Remark {
  const { keys, path, text, isNamed, isKey } = written
  const name = keys.at(-1) ?? ''
  const shown = shownPath([name])
  const called = isKey ? { en: 'a key', id: 'sebuah kunci' } : { en: shown, id: shown }
  const place = placeOf(written)
  return {
    path: isKey || shown !== name ? path.replace(name, shownPath([name])) : path,
    message: {
      en: `${called.en} in ${place.en} ${certain ? 'is' : 'may be'} a secret: ${because.en} (${text.length} characters)`,
      id: `${called.id} di ${place.id} ${certain ? 'adalah' : 'mungkin'} rahasia: ${because.id} (${text.length} karakter)`,
    },
    reason: {
      en: 'it stands readable in git, in every generated file and in the cluster',
      id: 'teks itu terbaca di git, di setiap berkas yang dihasilkan, dan di klaster',
    },
    remedy: isNamed ? moved(shown) : elsewhere,
  }
}

function moved(name: string): Translated {
  return {
    en: `remove it here, add ${name} to the keys of a Secret of the config, and read it with env: ${name}: { secret: <that Secret>, key: ${name} }`,
    id: `hapus dari sini, tambahkan ${name} ke keys sebuah Secret di config, dan baca dengan env: ${name}: { secret: <Secret itu>, key: ${name} }`,
  }
}

const elsewhere: Translated = {
  en: 'remove it here, and keep it in a Secret',
  id: 'hapus dari sini, dan simpan di sebuah Secret',
}
