import { beforeAll } from 'vitest'
import { provePages } from './pages.ts'
import { type Shared, share } from './place.ts'

let shared: Shared

beforeAll(async () => {
  shared = await share()
}, 180_000)

provePages(['empty', 'project'], () => shared)
