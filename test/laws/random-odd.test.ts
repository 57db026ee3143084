import { judgeRandomConfigs } from './random.ts'

judgeRandomConfigs(1)
