import { quantity } from '../kubernetes/quantities.ts'
import type { Remark, Rule } from './finding.ts'
import { workloadsOf } from './values.ts'

/** The part of its memory limit that data may take: connections, copies of pages and gaps take the rest. */
const PART = 0.75

export const redisMemory: Rule = {
  code: 'redis-memory',
  severity: 'warning',
  about: {
    en: 'The data of Redis takes at most three quarters of its memory limit.',
    id: 'Data Redis memakai paling banyak tiga perempat memory limit-nya.',
  },
  check: (reviewed) =>
    workloadsOf(reviewed, 'redis').flatMap(({ path, values: { maxMemory, resources } }) => {
      const limit = quantity(resources.limits.memory)
      return limit !== undefined && bytesOf(maxMemory) > limit * PART
        ? [full(path, maxMemory, resources.limits.memory, limit)]
        : []
    }),
}

/** Redis counts in powers of two: 1mb is 1Mi. */
function bytesOf(maxMemory: string): number {
  return Number.parseInt(maxMemory, 10) * (maxMemory.endsWith('gb') ? 2 ** 30 : 2 ** 20)
}

function full(path: string, maxMemory: string, limit: string, bytes: number): Remark {
  const most = `${Math.floor((bytes * PART) / 2 ** 20)}mb`
  return {
    path: `${path}.maxMemory`,
    message: {
      en: `the data may take ${maxMemory} of a memory limit of ${limit}`,
      id: `data boleh memakai ${maxMemory} dari memory limit ${limit}`,
    },
    reason: {
      en: 'Redis needs memory beside its data: the kernel stops it (OOMKilled) before it evicts a single key',
      id: 'Redis perlu memori di samping datanya: kernel menghentikannya (OOMKilled) sebelum satu kunci pun dibuang',
    },
    remedy: {
      en: `set ${path}.maxMemory to at most ${most}, or raise ${path}.resources.limits.memory`,
      id: `ubah ${path}.maxMemory menjadi paling banyak ${most}, atau naikkan ${path}.resources.limits.memory`,
    },
  }
}
