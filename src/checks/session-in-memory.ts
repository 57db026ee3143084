import type { Remark, Reviewed, Rule } from './finding.ts'
import { mostPods } from './pod-numbers.ts'
import { type WorkloadOf, workloadsOf } from './values.ts'

export const sessionInMemory: Rule = {
  code: 'session-in-memory',
  severity: 'warning',
  about: {
    en: 'Sessions in the memory, or in the files, of one pod are lost where several pods answer: `SESSION_STORE=memory` and its like.',
    id: 'Sesi di memori, atau di berkas, satu pod hilang bila beberapa pod menjawab: `SESSION_STORE=memory` dan sejenisnya.',
  },
  check: (reviewed) =>
    workloadsOf(reviewed, 'web')
      .filter(({ values }) => mostPods(values) > 1)
      .flatMap((workload) =>
        Object.keys(local).flatMap((name) => {
          const said = variable(reviewed, workload, name)
          return said && local[name]?.has(said.text.toLowerCase()) ? [forgotten(workload, name, said)] : []
        }),
      ),
}

/** What a session store of one pod is called. */
const stores = new Set([
  'memory',
  'in-memory',
  'in_memory',
  'inmemory',
  'memorystore',
  'array',
  'file',
  'filesystem',
  'local',
  'none',
])

/** The variables that say where sessions are, and what they then say: Express, Laravel, Flask, Django and Spring among others. */
const local: Readonly<Record<string, ReadonlySet<string>>> = {
  SESSION_STORE: stores,
  SESSION_STORAGE: stores,
  SESSION_DRIVER: stores,
  SESSION_BACKEND: stores,
  SESSION_TYPE: stores,
  EXPRESS_SESSION_STORE: stores,
  SPRING_SESSION_STORE_TYPE: stores,
  SESSION_ENGINE: new Set(['django.contrib.sessions.backends.file']),
  // Tomcat keeps them in a file of its own over a restart: still in one pod.
  SERVER_SERVLET_SESSION_PERSISTENT: new Set(['true']),
}

interface Said {
  readonly path: string
  readonly text: string
}

/** What a variable of a workload says, be it by a ConfigMap of the config. */
function variable({ target }: Reviewed, { path, workload, values }: WorkloadOf<'web'>, name: string): Said | undefined {
  const text = values.env[name]
  if (text !== undefined) return { path: `${path}.env.${name}`, text }
  const from = workload.env?.[name]
  const named = typeof from === 'object' && 'configMap' in from ? [{ map: from.configMap, key: from.key }] : []
  const whole = (workload.envFrom ?? []).flatMap((each) =>
    'configMap' in each ? [{ map: each.configMap, key: name }] : [],
  )
  return (from === undefined ? whole : named).flatMap(({ map, key }) => {
    const text = target.values.configMaps[map]?.data[key]
    return text === undefined ? [] : [{ path: `configMaps.${map}.data.${key}`, text }]
  })[0]
}

function forgotten({ key, values }: WorkloadOf<'web'>, name: string, { path, text }: Said): Remark {
  const pods = mostPods(values)
  return {
    path,
    message: {
      en: `${key} runs with up to ${pods} pods, and ${name} (${text}) keeps sessions in each of them`,
      id: `${key} berjalan sampai ${pods} pod, sedangkan ${name} (${text}) menyimpan sesi di masing-masing`,
    },
    reason: {
      en: 'the next request may reach another pod, which does not know the session: people are logged out, carts are empty',
      id: 'permintaan berikutnya bisa sampai ke pod lain yang tidak mengenal sesinya: orang ter-logout, keranjang kosong',
    },
    remedy: {
      en: `keep sessions where every pod finds them, in Redis or in the database, or in a signed token (JWT); or run one pod`,
      id: `simpan sesi di tempat yang bisa dicapai semua pod, di Redis atau di basis data, atau di token bertanda tangan (JWT); atau jalankan satu pod`,
    },
  }
}
