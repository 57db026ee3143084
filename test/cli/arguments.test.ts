import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../tools/folder.ts'
import { cli } from './cli.ts'

const cases: Readonly<Record<string, string>> = {
  generat: `there is no command "generat" [option-invalid]
  did you mean: generate?
  remedy:   type "k8s-kit --help"
`,
  'presets shwo': `there is no command "shwo" [option-invalid]
  did you mean: show?
  remedy:   type "k8s-kit presets --help"
`,
  'generate --dryrun': `there is no option "--dryrun" [option-invalid]
  did you mean: --dry-run?
  remedy:   type "k8s-kit generate --help"
`,
  'check --verbos': `there is no option "--verbos" [option-invalid]
  did you mean: --verbose, --version?
  remedy:   type "k8s-kit check --help"
`,
  '--frobnicate': `there is no option "--frobnicate" [option-invalid]
  remedy:   type "k8s-kit --help"
`,
  'schema now': `"now" is one word too many [option-invalid]
  remedy:   type "k8s-kit schema --help"
`,
  'presets show k3s production': `"production" is one word too many [option-invalid]
  remedy:   type "k8s-kit presets show --help"
`,
  'presets show': `<presets> is missing [option-invalid]
  remedy:   type "k8s-kit presets show --help"
`,
  'generate --out': `-o, --out <folder> needs a value [option-invalid]
  remedy:   type "k8s-kit generate --help"
`,
  'generate --preset k3s,': `--preset: an empty value is not allowed [option-invalid]
`,
  'generate --out=': `--out: an empty value is not allowed [option-invalid]
`,
  'generate --format helm,kustomise': `--format: "kustomise" is not one of its values [option-invalid]
  expected: helm, kustomize, manifests
  did you mean: kustomize?
`,
  'init --format toml': `--format: "toml" is not one of its values [option-invalid]
  expected: yaml, ts
`,
  'generate --preset k3s --target kind': `--preset: cannot be used with --target [option-invalid]
  remedy:   leave one of them out
`,
  'check --target kind --preset k3s': `--preset: cannot be used with --target [option-invalid]
  remedy:   leave one of them out
`,
  'generate --dry-run --check': `--dry-run: cannot be used with --check [option-invalid]
  remedy:   leave one of them out
`,
}

describe('arguments that make no sense', () => {
  for (const [line, text] of Object.entries(cases)) {
    test(`k8s-kit ${line}`, async () => {
      const { code, stdout, stderr } = await cli(await temporaryFolder(), line.split(' '))
      expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `${text}\n1 problem\n` })
    })
  }

  test('all contradictions at once', async () => {
    const { code, stderr } = await cli(await temporaryFolder(), [
      'generate',
      '--stdout',
      '--check',
      '--dry-run',
      '--format',
      'helm',
    ])
    expect(code).toBe(2)
    expect(stderr.split('\n').filter((line) => line.startsWith('--'))).toEqual([
      '--dry-run: cannot be used with --check [option-invalid]',
      '--stdout: cannot be used with --check [option-invalid]',
      '--stdout: cannot be used with --dry-run [option-invalid]',
      '--stdout: cannot be used with --format [option-invalid]',
    ])
    expect(stderr.endsWith('\n\n4 problems\n')).toBe(true)
  })

  test('with --json the problems are data too', async () => {
    const { code, stdout } = await cli(await temporaryFolder(), ['generate', '--json', '--format', 'helmm'])
    expect(code).toBe(2)
    expect(JSON.parse(stdout)).toEqual({
      ok: false,
      problems: [
        {
          code: 'option-invalid',
          path: '--format',
          message: '"helmm" is not one of its values',
          expected: 'helm, kustomize, manifests',
          candidates: ['helm'],
        },
      ],
    })
  })
})
