import { quantity } from '../kubernetes/quantities.ts'
import type { Translated } from '../localized.ts'
import { amountWords } from './container-amounts.ts'
import { type Demand, demands, storageDemands } from './demand.ts'
import type { Remark, Rule } from './finding.ts'

export const quotaTooSmall: Rule = {
  code: 'quota-too-small',
  severity: 'error',
  about: {
    en: 'A quota has room for the most that the config can ask: every pod of an autoscaler, and those of a rollout.',
    id: 'Kuota cukup untuk permintaan terbesar config: semua pod dari autoscaler, ditambah pod saat rollout.',
  },
  check(reviewed) {
    const { quota } = reviewed.target.values
    if (!quota.enabled) return []
    const pods = demands(reviewed)
    const byAmount = (['requests', 'limits'] as const).flatMap((side) =>
      amountWords.map((word) => {
        const write = word === 'cpu' ? cores : bytes
        const parts = pods.map((demand) => part(demand, demand.amount(side, word), write))
        return exceeded({ path: `quota.${side}.${word}`, allowed: quota[side][word], parts, write })
      }),
    )
    const number = quota.pods === 0 ? '' : `${quota.pods}`
    const counted = pods.map((demand) => part(demand, 1, String))
    const stored = storageDemands(reviewed).map(({ name, bytes: size }) => {
      return { amount: size, text: same(`${name} ${bytes(size)}`) }
    })
    return [
      ...byAmount,
      exceeded({ path: 'quota.pods', allowed: number, parts: counted, write: String }),
      exceeded({ path: 'quota.storage', allowed: quota.storage, parts: stored, write: bytes }),
    ].flat()
  },
}

/** What one object adds to the sum. */
interface Part {
  readonly amount: number
  readonly text: Translated
}

interface Budget {
  readonly path: string
  readonly allowed: string
  readonly parts: readonly Part[]
  readonly write: (amount: number) => string
}

function part({ name, pods, isPerNode }: Demand, amount: number, write: Budget['write']): Part {
  const text = `${name} ${pods} × ${write(amount)}`
  const node = { en: `${text} on each node, counted once`, id: `${text} di setiap node, dihitung sekali` }
  return { amount: pods * amount, text: isPerNode ? node : same(text) }
}

function exceeded({ path, allowed, parts, write }: Budget): Remark[] {
  const sum = parts.reduce((total, { amount }) => total + amount, 0)
  const most = quantity(allowed)
  // A thousandth of a core is the smallest that there is.
  if (most === undefined || sum < most + 0.0005) return []
  const asking = parts.filter(({ amount }) => amount > 0)
  const list = (locale: keyof Translated) => asking.map(({ text }) => text[locale]).join(', ')
  return [
    {
      path,
      message: {
        en: `the config can ask for ${write(sum)}, and the quota allows ${allowed}: ${list('en')}`,
        id: `config bisa meminta ${write(sum)}, sedangkan kuota mengizinkan ${allowed}: ${list('id')}`,
      },
      reason: {
        en: 'the API server refuses the pods beyond it: an autoscaler or a rollout stops halfway, with no pod to look at',
        id: 'API server menolak pod yang melewatinya: autoscaler atau rollout berhenti di tengah, tanpa pod yang bisa dilihat',
      },
      remedy: {
        en: `set ${path} to at least ${write(sum)}, or let the workloads ask for less`,
        id: `ubah ${path} menjadi paling sedikit ${write(sum)}, atau kurangi yang diminta workload`,
      },
    },
  ]
}

function same(text: string): Translated {
  return { en: text, id: text }
}

function cores(amount: number): string {
  return `${Math.round(amount * 1000)}m`
}

function bytes(amount: number): string {
  return `${Math.ceil(amount / 2 ** 20)}Mi`
}
