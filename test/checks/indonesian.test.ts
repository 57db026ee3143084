import { describe, expect, it } from 'vitest'
import { describeChecks } from '../../src/checks/catalogue.ts'
import { rules } from '../../src/checks/registry.ts'
import { render } from '../../src/index.ts'
import { claimsTrips } from './indonesian/claims.ts'
import { dataTrips } from './indonesian/data.ts'
import { limitsTrips } from './indonesian/limits.ts'
import { networkTrips } from './indonesian/network.ts'
import { objectsTrips } from './indonesian/objects.ts'
import { partsTrips } from './indonesian/parts.ts'
import { podsTrips } from './indonesian/pods.ts'
import { rightsTrips } from './indonesian/rights.ts'
import { scalingTrips } from './indonesian/scaling.ts'
import { secretsTrips } from './indonesian/secrets.ts'
import { storageTrips } from './indonesian/storage.ts'
import type { Trip } from './indonesian/trip.ts'
import { upgradeTrips } from './indonesian/upgrade.ts'
import { found, shop } from './situation.ts'

const trips: readonly Trip[] = [
  ...secretsTrips,
  ...objectsTrips,
  ...networkTrips,
  ...storageTrips,
  ...scalingTrips,
  ...claimsTrips,
  ...upgradeTrips,
  ...limitsTrips,
  ...podsTrips,
  ...partsTrips,
  ...rightsTrips,
  ...dataTrips,
]
/** Words of an English sentence that no Indonesian one has, and no name of Kubernetes. */
const english = /\b(and|the|would|which|of|with|write|remove)\b/

describe('in Indonesian', () => {
  it('has a config that trips it for every rule', () => {
    expect([...new Set(trips.map(({ code }) => code))].toSorted()).toEqual(rules.map(({ code }) => code).toSorted())
  })

  it.each(trips.map((trip) => [trip.code, trip.said.message, trip] as const))('%s: %s', (code, _, trip) => {
    const [finding, ...others] = found(code, { ...trip.config, locale: 'id' }, trip.situation)
    expect(others).toEqual([])
    expect(finding).toMatchObject({ code, ...trip.said })
    expect(Object.values(trip.said).join('\n')).not.toMatch(english)
  })

  it.each(trips.map((trip) => [trip.code, trip.said.message, trip] as const))(
    '%s has the place of the English one: %s',
    (code, _, trip) => {
      const [indonesian, english] = (['id', 'en'] as const).map((locale) =>
        found(code, { ...trip.config, locale }, trip.situation),
      )
      const rest = ({ message: _, reason: __, remedy: ___, ...rest }: (typeof trip)['said']) => rest
      expect(indonesian?.map(rest)).toEqual(english?.map(rest))
    },
  )

  it.each(describeChecks().map(({ code, about }) => [code, about] as const))('says what %s is about', (_, about) => {
    expect(about.id).toMatch(/^[A-Z].*\.$/)
    expect(about.id).not.toBe(about.en)
    expect(about.id).not.toMatch(english)
  })
})

describe('the language of findings', () => {
  const config = shop({ image: 'shop/app:latest', dependsOn: ['db'] })
  const said = (data: typeof config, options: Parameters<typeof render>[1] = {}) =>
    render(data, { formats: [], ...options }).findings.find(({ code }) => code === 'image-latest')?.message

  it('is that of the config, and the one of the call wins', () => {
    const indonesian = 'image shop/app:latest berganti isi setiap kali di-push'
    const english = 'the image shop/app:latest is another one whenever it is pushed'
    expect(said(config)).toBe(english)
    expect(said({ ...config, locale: 'id' })).toBe(indonesian)
    expect(said(config, { locale: 'id' })).toBe(indonesian)
    expect(said({ ...config, locale: 'id' }, { locale: 'en' })).toBe(english)
  })

  it('changes nothing else: the pages keep the language of the config', () => {
    expect(render(config, { locale: 'id' }).files).toEqual(render(config).files)
  })

  it('is one that there is', () => {
    expect(() => render(config, { locale: 'fr' as 'en' })).toThrow(
      'locale: there is no language "fr" [option-invalid]\n  expected: en, id',
    )
  })

  it('is spoken of entries of allow as well', () => {
    const entry = { finding: 'image-latest', path: 'workloads.db.image', reason: 'x' }
    const data = { ...config, locale: 'id', allow: [entry] } as const
    const { findings, allowed } = render(data, { formats: [], allow: ['image-latest'] })
    expect(allowed.map((finding) => finding.allowed.reason)).toEqual(['diizinkan untuk pemanggilan ini'])
    expect(findings).toMatchObject([
      {
        code: 'allow-unused',
        path: 'allow.0',
        message: 'tidak ada temuan image-latest di workloads.db.image yang perlu diizinkan',
        reason: 'pengecualian yang tidak diperlukan menyembunyikan temuan berikutnya di tempat itu',
        remedy: 'hapus entri ini, atau perbaiki path-nya',
      },
    ])
  })

  it('hides what reads like a secret in every language', () => {
    const token = `ghp-${'a1b2c3d4'.repeat(3)}`
    const data = shop({ image: `shop/${token}:latest` })
    const texts = (['en', 'id'] as const).map((locale) => found('image-latest', { ...data, locale })[0])
    expect(JSON.stringify(texts)).not.toContain(token)
    expect(texts.map((finding) => finding?.message)).toEqual([
      `the image (text of ${token.length + 5} characters):latest is another one whenever it is pushed`,
      `image (teks sepanjang ${token.length + 5} karakter):latest berganti isi setiap kali di-push`,
    ])
  })
})
