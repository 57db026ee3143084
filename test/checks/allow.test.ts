import { describe, expect, it } from 'vitest'
import { rules } from '../../src/checks/registry.ts'
import { type Allowance, type Config, KitError, type RenderOptions, render } from '../../src/index.ts'
import { shop } from './situation.ts'

const path = 'workloads.app.env.LICENSE_KEY'
const entry: Allowance = { finding: 'possible-secret', path, reason: 'It is printed on the box.' }
const targets = { laptop: { presets: ['kind'] }, live: { presets: ['k3s', 'production'] } }
const config = (allow: readonly Allowance[], rest: Partial<Config> = {}) =>
  shop({ env: { LICENSE_KEY: 'shop-1' } }, {}, { targets, allow, ...rest })

/** Of each finding of the two codes: its code, target, and why it is allowed. */
function said(allow: readonly Allowance[], options: RenderOptions = {}) {
  const { findings, allowed } = render(config(allow), { formats: [], ...options })
  const about = ({ code }: { code: string }) => code === 'possible-secret' || code === 'allow-unused'
  return {
    findings: findings.filter(about).map(({ code, target }) => `${code} ${target}`),
    allowed: allowed
      .filter(about)
      .map(({ code, target, allowed: { by, reason } }) => `${code} ${target} ${by}: ${reason}`),
  }
}

function problemsOf(data: Config, options: RenderOptions = {}) {
  try {
    render(data, { formats: [], ...options })
    return []
  } catch (error) {
    if (error instanceof KitError) return error.problems
    throw error
  }
}

describe('allow', () => {
  it('takes a finding out of what is told, and keeps it with the reason', () => {
    expect(said([])).toEqual({ findings: ['possible-secret laptop', 'possible-secret live'], allowed: [] })
    const reason = 'config: It is printed on the box.'
    expect(said([entry])).toEqual({
      findings: [],
      allowed: [`possible-secret laptop ${reason}`, `possible-secret live ${reason}`],
    })
    expect(said([{ ...entry, targets: ['live'] }])).toEqual({
      findings: ['possible-secret laptop'],
      allowed: [`possible-secret live ${reason}`],
    })
  })

  it('leaves everything of a finding but whether it is told', () => {
    const { findings } = render(config([]), { formats: [], targets: ['live'] })
    const { allowed } = render(config([entry]), { formats: [], targets: ['live'] })
    const told = findings.find(({ code }) => code === 'possible-secret')
    expect(allowed).toEqual([{ ...told, allowed: { reason: entry.reason, by: 'config' } }])
  })

  it('says of an entry that allows nothing any more, where every target was seen that it could be for', () => {
    const stale = { ...entry, path: 'workloads.app.env.GONE' }
    const { findings } = render(config([stale]), { formats: [], targets: ['laptop', 'live'] })
    expect(findings.find(({ code }) => code === 'allow-unused')).toEqual({
      code: 'allow-unused',
      severity: 'warning',
      target: 'laptop',
      path: 'allow.0',
      message: 'there is no finding possible-secret at workloads.app.env.GONE to allow',
      reason: 'an exception that nothing needs hides the next finding at that place',
      remedy: 'remove this entry, or correct its path',
    })
    const unused = (options: RenderOptions, from: Allowance = stale) =>
      said([entry, from], options).findings.filter((told) => told.startsWith('allow-unused'))
    expect(unused({})).toEqual(['allow-unused laptop', 'allow-unused live'])
    expect(unused({ targets: ['laptop'] })).toEqual([])
    expect(unused({ presets: ['kind'] })).toEqual([])
    expect(unused({ targets: ['laptop'] }, { ...stale, targets: ['laptop'] })).toEqual(['allow-unused laptop'])
  })

  it('accepts a code for one call', () => {
    const by = 'call: allowed for this call'
    expect(said([], { allow: ['possible-secret'] })).toEqual({
      findings: [],
      allowed: [`possible-secret laptop ${by}`, `possible-secret live ${by}`],
    })
  })

  it('refuses a code and a target that there are not, with what was perhaps meant', () => {
    expect(problemsOf(config([{ ...entry, finding: 'posible-secret', targets: ['laptob'] }]))).toMatchObject([
      {
        code: 'config-unknown-reference',
        path: 'allow.0.finding',
        message: 'there is no finding "posible-secret"',
        candidates: ['possible-secret'],
      },
      { code: 'config-unknown-reference', path: 'allow.0.targets.0', candidates: ['laptop'] },
    ])
    expect(problemsOf(config([]), { allow: ['image-lates'] })).toMatchObject([
      { code: 'option-invalid', path: '--allow', candidates: expect.arrayContaining(['image-latest']) },
    ])
  })

  it('refuses an entry without a reason', () => {
    const without = { finding: entry.finding, path } as Allowance
    expect(problemsOf(config([without]))).toMatchObject([{ code: 'config-missing-key', path: 'allow.0.reason' }])
    expect(problemsOf(config([{ ...entry, reason: ' ' }]))).toMatchObject([{ path: 'allow.0.reason' }])
  })

  it('has no exception from a law', () => {
    const laws = rules.filter(({ isLaw }) => isLaw).map(({ code }) => code)
    expect(laws).toEqual(['development-secret'])
    const message = 'the finding development-secret cannot be allowed'
    expect(problemsOf(config([{ ...entry, finding: 'development-secret' }]))).toMatchObject([{ message }])
    expect(problemsOf(config([]), { allow: laws })).toMatchObject([{ message, path: '--allow' }])
  })

  it('can allow an error, which then stops nothing', () => {
    const allow = [{ finding: 'secret-in-config-map', path: 'workloads.app.env.DB_PASSWORD', reason: 'A demo.' }]
    const data = shop({ env: { DB_PASSWORD: 'demo-demo' } }, {}, { targets, allow })
    expect(render(data).findings.filter(({ severity }) => severity === 'error')).toEqual([])
  })
})
