import { encryption } from './encryption.ts'
import { environment } from './environment.ts'
import { portForward } from './port-forward.ts'
import { scaling } from './scaling.ts'
import { secrets } from './secrets.ts'
import { service } from './service.ts'
import { statefulset } from './statefulset.ts'
import { storage } from './storage.ts'
import type { Topic } from './topic.ts'

/** Every topic, by the name that asks for it. */
export const topics = {
  statefulset,
  service,
  environment,
  'port-forward': portForward,
  storage,
  secrets,
  encryption,
  scaling,
} as const satisfies Readonly<Record<string, Topic>>
