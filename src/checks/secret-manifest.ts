import type { Remark, Rule } from './finding.ts'
import { rawParts } from './raw-parts.ts'

export const secretManifest: Rule = {
  code: 'secret-manifest',
  severity: 'error',
  about: {
    en: 'A manifest or a patch holds no data of a Secret: base64 hides nothing.',
    id: 'Manifes atau patch tidak berisi data Secret: base64 tidak menyembunyikan apa-apa.',
  },
  check: (reviewed) => [
    ...new Map(
      rawParts(reviewed)
        .filter(({ kind, map }) => kind === 'Secret' && (isFilled(map.data) || isFilled(map.stringData)))
        .map(({ path }) => [path, readable(path)]),
    ).values(),
  ],
}

function isFilled(map: unknown): boolean {
  return typeof map === 'object' && map !== null && Object.keys(map).length > 0
}

function readable(path: string): Remark {
  return {
    path,
    message: {
      en: `${path} is a Secret with its values in the config`,
      id: `${path} adalah Secret yang isinya ada di config`,
    },
    reason: {
      en: 'they stand readable in git, in every generated file and in every release; base64 is no encryption',
      id: 'isinya terbaca di git, di setiap berkas yang dihasilkan, dan di setiap rilis; base64 bukan enkripsi',
    },
    remedy: {
      en: 'remove it, and name its keys under secrets, with source existing or external',
      id: 'hapus, lalu sebut kuncinya di bawah secrets, dengan source existing atau external',
    },
  }
}
