import type { StorageValues } from '../config/postgres-types.ts'
import type { Translated } from '../localized.ts'
import type { Remark, Reviewed, Rule } from './finding.ts'
import { environmentName, workloadsWith } from './values.ts'

/** Access modes of classes that cannot give all of them, by environment. */
const modesOf: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  k3s: { 'local-path': ['ReadWriteOnce', 'ReadWriteOncePod'] },
  kind: { standard: ['ReadWriteOnce', 'ReadWriteOncePod'] },
}

export const storageClass: Rule = {
  code: 'storage-class',
  severity: 'warning',
  about: {
    en: 'A claim without a volume of ours needs a class that makes one.',
    id: 'Klaim tanpa volume dari kami perlu StorageClass yang membuatkannya.',
  },
  check: (reviewed) =>
    workloadsWith(reviewed, 'storage')
      .filter(({ values: { storage } }) => storage.mode === 'claim' || storage.mode === 'claimTemplates')
      .flatMap(({ key, path, values: { storage } }) => {
        const offered = offeredClass(reviewed, reviewed.config.workloads[key]?.kind ?? '')
        const place = { key, path: `${path}.storage`, environment: environmentName(reviewed) }
        if (offered && storage.className !== '' && storage.className !== offered) {
          return [missing(place, storage.className, offered)]
        }
        const modes = modesOf[reviewed.target.environment?.name ?? '']?.[storage.className || (offered ?? '')]
        return modes && !modes.includes(storage.accessMode) ? [unsupported(place, storage, modes)] : []
      }),
}

/** The class that a local environment brings along, as its preset has it; elsewhere anyone may have made more. */
function offeredClass({ target: { environment } }: Reviewed, kind: string): string | undefined {
  const storage = environment?.kinds?.[kind]?.storage as Partial<StorageValues> | undefined
  return environment?.local ? storage?.className : undefined
}

interface Place {
  readonly key: string
  readonly path: string
  readonly environment: Translated
}

function missing({ key, path, environment }: Place, className: string, offered: string): Remark {
  return {
    path: `${path}.className`,
    message: {
      en: `${key} asks for the StorageClass ${className}, and ${environment.en} brings along ${offered}`,
      id: `${key} meminta StorageClass ${className}, sedangkan bawaan ${environment.id} adalah ${offered}`,
    },
    reason: {
      en: 'without that class the claim stays Pending, and so does the pod',
      id: 'tanpa StorageClass itu klaim tertahan di Pending, begitu juga pod-nya',
    },
    remedy: {
      en: `set ${path}.className to ${offered}, or make the StorageClass ${className} first`,
      id: `ubah ${path}.className menjadi ${offered}, atau buat dulu StorageClass ${className}`,
    },
  }
}

function unsupported({ path, environment }: Place, { accessMode }: StorageValues, modes: readonly string[]): Remark {
  return {
    path: `${path}.accessMode`,
    message: {
      en: `${accessMode} is asked for, and the StorageClass of ${environment.en} makes volumes for ${modes.join(' and ')} only`,
      id: `${accessMode} diminta, sedangkan StorageClass ${environment.id} hanya membuat volume untuk ${modes.join(' dan ')}`,
    },
    reason: {
      en: 'its provisioner refuses the claim, which stays Pending, and so does the pod',
      id: 'provisioner-nya menolak klaim itu, yang tertahan di Pending, begitu juga pod-nya',
    },
    remedy: {
      en: `set ${path}.accessMode to ${modes[0]}, or use a StorageClass with shared storage such as NFS`,
      id: `ubah ${path}.accessMode menjadi ${modes[0]}, atau gunakan StorageClass dengan penyimpanan bersama seperti NFS`,
    },
  }
}
