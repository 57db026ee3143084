import { provePages } from './pages.ts'

provePages(['checkout'], () => undefined)
