import type { LimitRange, ResourceQuota } from 'kubernetes-types/core/v1.js'
import { definition, isTrue, join, present, release, when } from '../tree/constructors.ts'
import type { Ref, Tree } from '../tree/nodes.ts'
import { applicationLabels } from '../workloads/application.ts'
import { amounts } from '../workloads/containers.ts'
import type { Application } from '../workloads/kind.ts'
import type { ApplicationTrait } from './trait.ts'

/** What the namespace may use in all. */
export const quota: ApplicationTrait = {
  file: 'namespace',
  build: (application) => {
    const { enabled, pods, requests, limits, storage } = application.values.quota
    return {
      quota: when<ResourceQuota>(isTrue(enabled), {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: metadata(application, 'quota'),
        spec: {
          hard: {
            pods: when<string>(present(pods), join(pods)),
            'requests.cpu': some(requests.cpu),
            'requests.memory': some(requests.memory),
            'requests.ephemeral-storage': some(requests.ephemeralStorage),
            'limits.cpu': some(limits.cpu),
            'limits.memory': some(limits.memory),
            'limits.ephemeral-storage': some(limits.ephemeralStorage),
            'requests.storage': some(storage),
          },
        },
      }),
    }
  },
}

/** What a container may ask for, and what one gets that asks for nothing. */
export const limitRange: ApplicationTrait = {
  file: 'namespace',
  build: (application) => {
    const { limitRange } = application.values
    const limits = {
      type: 'Container',
      default: amounts(limitRange.default),
      defaultRequest: amounts(limitRange.defaultRequest),
      max: amounts(limitRange.max),
      min: amounts(limitRange.min),
    }
    return {
      limitRange: when<LimitRange>(isTrue(limitRange.enabled), {
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: metadata(application, 'limits'),
        spec: { limits: [limits] },
      } as unknown as Tree<LimitRange>),
    }
  },
}

function some(value: Ref<string>) {
  return when<string>(present(value), value)
}

function metadata({ config }: Application, suffix: string) {
  const name = join(release.name, `-${suffix}`)
  return {
    name: definition<string>(`${suffix}.name`, name, { path: 'name', limit: 63 }),
    namespace: release.namespace,
    labels: applicationLabels(config),
  }
}
