import type { Localized } from '../../localized.ts'
import { type EnvironmentUse, environmentUses, recommendEnvironment } from '../recommend.ts'
import type { Topic } from './topic.ts'

const uses: Readonly<Record<EnvironmentUse, Localized>> = {
  solo: { en: 'learning or developing alone', id: 'belajar atau mengembangkan sendiri' },
  team: { en: 'with a team, or for a demo', id: 'bersama tim, atau untuk demo' },
  'production-like': { en: 'learning how production is set up', id: 'belajar susunan produksi' },
  ci: { en: 'tests in CI', id: 'pengujian di CI' },
}

/** Which environment for which use. */
export const environment: Topic = {
  title: { en: 'Which environment for which use', id: 'Environment mana untuk keperluan apa' },
  summary: {
    en: 'Every environment is a preset: the config stays the same, and another target is one line.',
    id: 'Setiap environment adalah preset: config tetap sama, dan target lain cukup satu baris.',
  },
  parts: environmentUses().map((use) => ({
    title: uses[use],
    head: [
      { en: 'preset', id: 'preset' },
      { en: 'way in', id: 'jalan masuk' },
      { en: 'because', id: 'alasan' },
    ],
    rows: recommendEnvironment(use).map((choice) => [choice.environment, choice.exposure, choice.reason]),
  })),
}
