import { describe } from 'vitest'
import { judgeRunbook } from './runbook/judge.ts'
import { pageOf } from './runbook/pages.ts'

describe('the runbook of warung-kopi', () => judgeRunbook(pageOf('warung-kopi')))
