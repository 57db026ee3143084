import { judgeLife } from './alive.ts'

judgeLife('helm3')
