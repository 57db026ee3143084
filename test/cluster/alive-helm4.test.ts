import { judgeLife } from './alive.ts'

judgeLife('helm4')
